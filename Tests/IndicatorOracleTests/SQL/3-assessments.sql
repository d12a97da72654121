-- I08 to I13 and the flags of I15.

CREATE VIEW assessed AS
SELECT *, CASE
    WHEN AssessmentOutcome IN ('Y', 'N') AND strftime('%Y', AssessmentOutcomeDate) + 0 = activity
      THEN iif(AssessmentOutcome = 'Y', 'issued', 'not-issued')
    WHEN AssessmentOutcome = 'A' THEN 'pending'
    WHEN AssessmentOutcome = 'W' THEN 'withdrawn' END AS part,
  julianday(AssessmentOutcomeDate) - julianday(ReceivedDate) AS taken
FROM chain WHERE assessment IS NOT NULL;

CREATE TABLE part (name);
INSERT INTO part VALUES ('issued'), ('not-issued'), ('pending'), ('withdrawn');

INSERT INTO covered VALUES ('ehc-assessments');
INSERT INTO hit SELECT 'ehc-assessments', activity, person, request, NULL, 1 FROM assessed
WHERE part IS NOT NULL;
INSERT INTO covered SELECT 'ehc-assessments-' || name FROM part;
INSERT INTO hit SELECT 'ehc-assessments-' || part, activity, person, request, NULL, 1 FROM assessed
WHERE part IS NOT NULL;
INSERT INTO covered SELECT 'ehc-assessments-' || name || '-percentage' FROM part;
INSERT INTO hit
SELECT 'ehc-assessments-' || name || '-percentage', activity, person, request, NULL, part = name
FROM assessed CROSS JOIN part WHERE part IS NOT NULL;

-- The older definition divides by what was decided.
INSERT INTO covered VALUES ('ehc-assessments-issued-of-decided-percentage'),
  ('ehc-assessments-not-issued-of-decided-percentage');
INSERT INTO hit
SELECT 'ehc-assessments-' || name || '-of-decided-percentage', activity, person, request, NULL,
  part = name
FROM assessed CROSS JOIN part
WHERE part IN ('issued', 'not-issued') AND name IN ('issued', 'not-issued');

-- No plan, told within 16 weeks of the request.
INSERT INTO covered VALUES ('ehc-refusals-to-issue-within-16-weeks'),
  ('ehc-refusals-to-issue-after-16-weeks'), ('ehc-refusals-to-issue-within-16-weeks-percentage'),
  ('ehc-refusals-to-issue-after-16-weeks-percentage');
INSERT INTO hit
SELECT iif(taken <= 16 * 7, 'ehc-refusals-to-issue-within-16-weeks',
  'ehc-refusals-to-issue-after-16-weeks'), activity, person, request, NULL, 1
FROM assessed WHERE part = 'not-issued' AND taken IS NOT NULL;
INSERT INTO hit
SELECT 'ehc-refusals-to-issue-within-16-weeks-percentage', activity, person, request, NULL,
  taken <= 16 * 7
FROM assessed WHERE part = 'not-issued' AND taken IS NOT NULL;
INSERT INTO hit
SELECT 'ehc-refusals-to-issue-after-16-weeks-percentage', activity, person, request, NULL,
  taken > 16 * 7
FROM assessed WHERE part = 'not-issued' AND taken IS NOT NULL;

-- Timeliness: plans issued in the year with no mediation or tribunal; within 20 weeks, to 52, after.
CREATE VIEW issued AS
SELECT *, CASE WHEN taken <= 20 * 7 THEN 'ehcp-20-weeks' WHEN taken <= 52 * 7
    THEN 'ehcp-20-to-52-weeks' ELSE iif(taken IS NULL, 'no received date', 'ehcp-over-52-weeks')
  END AS band
FROM assessed
WHERE part = 'issued' AND coalesce(AssessmentMediation, '0') = '0'
  AND coalesce(AssessmentTribunal, '0') = '0';
CREATE TABLE band (name);
INSERT INTO band VALUES ('ehcp-20-weeks'), ('ehcp-20-to-52-weeks'), ('ehcp-over-52-weeks');
INSERT INTO covered SELECT name || '-including-exceptions' FROM band;
INSERT INTO covered SELECT name || '-excluding-exceptions' FROM band;
INSERT INTO hit
SELECT name || '-including-exceptions', activity, person, request, AssessmentOutcomeDate,
  band = name FROM issued CROSS JOIN band;
INSERT INTO hit
SELECT name || '-excluding-exceptions', activity, person, request, AssessmentOutcomeDate,
  band = name FROM issued CROSS JOIN band WHERE Week20 IS NULL OR Week20 <> '1';

INSERT INTO covered VALUES ('ehc-assessments-mediation'), ('ehc-assessments-tribunal'),
  ('ehc-assessments-tribunal-after-mediation'), ('ehc-other-matters-mediation'),
  ('ehc-other-matters-tribunal'), ('ehc-other-matters-tribunal-after-mediation');
INSERT INTO hit SELECT 'ehc-assessments-mediation', activity, person, request, NULL, 1
FROM assessed WHERE AssessmentMediation = '1';
INSERT INTO hit SELECT 'ehc-assessments-tribunal', activity, person, request, NULL, 1
FROM assessed WHERE AssessmentTribunal = '1';
INSERT INTO hit SELECT 'ehc-assessments-tribunal-after-mediation', activity, person, request, NULL, 1
FROM assessed WHERE AssessmentMediation = '1' AND AssessmentTribunal = '1';
INSERT INTO hit SELECT 'ehc-other-matters-mediation', activity, person, request, NULL, 1
FROM assessed WHERE OtherMediation = '1';
INSERT INTO hit SELECT 'ehc-other-matters-tribunal', activity, person, request, NULL, 1
FROM assessed WHERE OtherTribunal = '1';
INSERT INTO hit SELECT 'ehc-other-matters-tribunal-after-mediation', activity, person, request, NULL, 1
FROM assessed WHERE OtherMediation = '1' AND OtherTribunal = '1';
