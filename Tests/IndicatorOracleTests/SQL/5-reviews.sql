-- I16 to I19. Reviews are asked for from the round of 2024. A plan is due one when it began before the
-- year, as the release of 2025 shows in its figures, and is maintained on census day.

CREATE TABLE review (indicator, person, request, above);

CREATE VIEW reviewable AS SELECT * FROM maintained WHERE active IS NOT NULL AND census_year >= 2024;
CREATE VIEW due AS
SELECT *, strftime('%Y', ReviewMeeting) - activity AS met,
  strftime('%Y', LastReview) - activity AS settled,
  julianday(LastReview) - julianday(ReviewMeeting) AS taken
FROM reviewable WHERE StartDate < activity || '-01-01';

INSERT INTO covered SELECT value FROM round, json_each(json_array('annual-reviews-plans',
  'annual-reviews-expected', 'annual-reviews-not-expected', 'annual-reviews-held',
  'annual-reviews-not-held', 'annual-reviews-held-in-year', 'annual-reviews-held-after-year',
  'annual-reviews-held-before-year', 'annual-review-decisions-in-year',
  'annual-review-decisions-after-year', 'annual-review-decisions-before-year',
  'annual-review-outcome-maintain', 'annual-review-outcome-amend', 'annual-review-outcome-cease',
  'annual-review-outcome-none', 'annual-review-decided-within-4-weeks',
  'annual-review-decided-after-4-weeks', 'annual-review-decided-within-4-weeks-percentage',
  'annual-review-decided-after-4-weeks-percentage')) WHERE year >= 2024;

INSERT INTO review SELECT 'annual-reviews-plans', person, request, 1 FROM reviewable;
INSERT INTO review SELECT 'annual-reviews-expected', person, request, 1 FROM due;
INSERT INTO review SELECT 'annual-reviews-not-expected', person, request, 1 FROM reviewable
WHERE StartDate >= activity || '-01-01';
INSERT INTO review
SELECT iif(ReviewMeeting IS NULL, 'annual-reviews-not-held', 'annual-reviews-held'), person, request,
  1 FROM due;
INSERT INTO review
SELECT 'annual-reviews-held-' || CASE WHEN met = 0 THEN 'in' WHEN met > 0 THEN 'after' ELSE 'before'
  END || '-year', person, request, 1 FROM due WHERE met IS NOT NULL;
INSERT INTO review
SELECT 'annual-review-decisions-' || CASE WHEN settled = 0 THEN 'in' WHEN settled > 0 THEN 'after'
  ELSE 'before' END || '-year', person, request, 1
FROM due WHERE settled IS NOT NULL AND met IS NOT NULL;
INSERT INTO review
SELECT 'annual-review-outcome-' || CASE ReviewOutcome WHEN 'M' THEN 'maintain' WHEN 'A' THEN 'amend'
  WHEN 'C' THEN 'cease' ELSE 'none' END, person, request, 1 FROM due WHERE met IS NOT NULL;
INSERT INTO review
SELECT iif(taken <= 4 * 7, 'annual-review-decided-within-4-weeks',
  'annual-review-decided-after-4-weeks'), person, request, 1 FROM due WHERE taken IS NOT NULL;
INSERT INTO review
SELECT 'annual-review-decided-within-4-weeks-percentage', person, request, taken <= 4 * 7 FROM due
WHERE taken IS NOT NULL;
INSERT INTO review
SELECT 'annual-review-decided-after-4-weeks-percentage', person, request, taken > 4 * 7 FROM due
WHERE taken IS NOT NULL;

CREATE INDEX review_person ON review (indicator, person, request);
INSERT INTO hit
SELECT indicator, (SELECT activity FROM round), person, request, NULL, above FROM review s
WHERE request = (SELECT min(t.request) FROM review t
  WHERE t.indicator = s.indicator AND t.person = s.person)
GROUP BY indicator, request;
