-- I01, I03, I14, I20 to I24. Persons are counted, not plans: of a person's plans that count, the first.

CREATE TABLE stock (indicator, person, request, above);

INSERT INTO covered VALUES ('ehc-plans-maintained');
INSERT INTO stock SELECT 'ehc-plans-maintained', person, request, 1 FROM maintained;

-- Personal budgets.
INSERT INTO covered VALUES ('ehc-plans-personal-budget'), ('ehc-plans-organised-arrangements'),
  ('ehc-plans-direct-payment-education'), ('ehc-plans-direct-payment-social-care'),
  ('ehc-plans-direct-payment-health'), ('ehc-plans-direct-payment-integrated');
INSERT INTO stock SELECT 'ehc-plans-personal-budget', person, request, 1 FROM maintained WHERE PB = '1';
INSERT INTO stock SELECT 'ehc-plans-organised-arrangements', person, request, 1 FROM maintained
WHERE OA = '1';
INSERT INTO stock
SELECT 'ehc-plans-direct-payment-' || CASE DP WHEN 'E' THEN 'education' WHEN 'S' THEN 'social-care'
  WHEN 'H' THEN 'health' ELSE 'integrated' END, person, request, 1
FROM maintained WHERE DP IS NOT NULL;

-- Residential and work-based: of the placement from 2024, of the active plan before.
CREATE VIEW extras AS
SELECT m.person, m.request, m.Res, m.WBP FROM maintained m WHERE m.census_year < 2024
UNION ALL
SELECT m.person, m.request, p.Res, p.WBP FROM maintained m JOIN placement p USING (request)
WHERE m.census_year >= 2024;
INSERT INTO covered VALUES ('ehc-plans-residential-38-to-51-weeks'),
  ('ehc-plans-residential-52-weeks'), ('ehc-plans-residential'), ('ehc-plans-apprenticeship'),
  ('ehc-plans-traineeship'), ('ehc-plans-supported-internship'), ('ehc-plans-work-based');
INSERT INTO stock
SELECT iif(Res = 'A', 'ehc-plans-residential-38-to-51-weeks', 'ehc-plans-residential-52-weeks'),
  person, request, 1 FROM extras WHERE Res IS NOT NULL;
INSERT INTO stock SELECT 'ehc-plans-residential', person, request, 1 FROM extras
WHERE Res IS NOT NULL;
INSERT INTO stock
SELECT CASE WBP WHEN 'A' THEN 'ehc-plans-apprenticeship' WHEN 'T' THEN 'ehc-plans-traineeship'
  ELSE 'ehc-plans-supported-internship' END, person, request, 1 FROM extras WHERE WBP IS NOT NULL;
INSERT INTO stock SELECT 'ehc-plans-work-based', person, request, 1 FROM extras
WHERE WBP IS NOT NULL;

-- Settings. Of compulsory school age: not 16 by the August before the census.
CREATE VIEW setting AS
SELECT p.request, CASE p.SENSetting WHEN 'OLA' THEN 'other-arrangements-la'
    WHEN 'OPA' THEN 'other-arrangements-parents' WHEN 'EHE' THEN 'elective-home-education'
    WHEN 'EYP' THEN 'early-years' WHEN 'OTH' THEN 'other-settings' WHEN 'NEET' THEN 'neet'
    WHEN 'NIEC' THEN 'not-in-education-notice-to-cease'
    WHEN 'NIEO' THEN iif(
      date(c.PersonBirthDate, '+16 years') > c.activity || '-08-31',
      'not-in-education-compulsory-age', 'not-in-education-other') END AS name
FROM placement p JOIN chain c USING (request)
UNION ALL SELECT request, 'ukrlp-provider' FROM placement WHERE UKPRN IS NOT NULL AND URN IS NULL;
CREATE TABLE settings (name);
INSERT INTO settings VALUES ('other-arrangements-la'), ('other-arrangements-parents'),
  ('elective-home-education'), ('early-years'), ('other-settings'), ('neet'),
  ('not-in-education-notice-to-cease'), ('not-in-education-other'),
  ('not-in-education-compulsory-age'), ('ukrlp-provider');
INSERT INTO covered SELECT 'ehc-plans-placed-' || name FROM settings;
INSERT INTO stock
SELECT 'ehc-plans-placed-' || name, person, request, 1 FROM maintained JOIN setting USING (request)
WHERE name IS NOT NULL;

-- Primary need. DS is a code from 2025; the release of 2025 counts it as other.
CREATE TABLE needs (code, name, since);
INSERT INTO needs VALUES ('ASD', 'asd', 2023), ('HI', 'hi', 2023), ('MLD', 'mld', 2023),
  ('MSI', 'msi', 2023), ('OTH', 'oth', 2023), ('PD', 'pd', 2023), ('PMLD', 'pmld', 2023),
  ('SEMH', 'semh', 2023), ('SLCN', 'slcn', 2023), ('SLD', 'sld', 2023), ('SPLD', 'spld', 2023),
  ('VI', 'vi', 2023), ('', 'unknown', 2023), ('DS', 'down-syndrome', 2025),
  ('OTH', 'other-or-down-syndrome', 2025), ('DS', 'other-or-down-syndrome', 2025);
INSERT INTO covered SELECT DISTINCT 'ehc-plans-need-' || name FROM needs JOIN round ON since <= year;
INSERT INTO covered SELECT DISTINCT 'ehc-plans-need-' || name || '-percentage'
FROM needs JOIN round ON since <= year;
INSERT INTO stock SELECT 'ehc-plans-need-' || name, person, request, 1
FROM maintained JOIN needs ON code = coalesce(need, '') AND since <= census_year;
INSERT INTO stock
SELECT 'ehc-plans-need-' || name || '-percentage', person, request, max(code = coalesce(need, ''))
FROM maintained JOIN needs ON since <= census_year GROUP BY name, request;

CREATE INDEX stock_person ON stock (indicator, person, request);
INSERT INTO hit
SELECT indicator, (SELECT census FROM round), person, request, NULL, above FROM stock s
WHERE request = (SELECT min(t.request) FROM stock t
  WHERE t.indicator = s.indicator AND t.person = s.person)
GROUP BY indicator, request;

-- New plans: begun in the year, and not one that another authority or an earlier year decided (H).
CREATE VIEW new AS SELECT * FROM chain
WHERE strftime('%Y', StartDate) + 0 = activity AND AssessmentOutcome <> 'H';
INSERT INTO covered VALUES ('new-ehc-plans');
INSERT INTO hit SELECT 'new-ehc-plans', activity, person, request, StartDate, 1 FROM new;
INSERT INTO covered SELECT 'new-ehc-plans-placed-' || name FROM settings;
INSERT INTO hit
SELECT DISTINCT 'new-ehc-plans-placed-' || name, activity, person, request, NULL, 1
FROM new JOIN setting USING (request) WHERE name IS NOT NULL;
INSERT INTO covered
SELECT DISTINCT 'new-ehc-plans-need-' || name FROM needs JOIN round ON since <= year;
INSERT INTO covered SELECT DISTINCT 'new-ehc-plans-need-' || name || '-percentage'
FROM needs JOIN round ON since <= year;
INSERT INTO hit SELECT 'new-ehc-plans-need-' || name, activity, person, request, NULL, 1
FROM new JOIN needs ON code = coalesce(need, '') AND since <= census_year;
INSERT INTO hit
SELECT 'new-ehc-plans-need-' || name || '-percentage', activity, person, request, NULL,
  max(code = coalesce(need, ''))
FROM new JOIN needs ON since <= census_year GROUP BY name, request;

-- Ceased plans by reason.
CREATE VIEW ceased AS SELECT * FROM chain WHERE strftime('%Y', CeaseDate) + 0 = activity;
CREATE TABLE reasons (code, name);
INSERT INTO reasons VALUES ('1', 'max-age'), ('2', 'needs-met'), ('3', 'higher-education'),
  ('4', 'employment'), ('5', 'transferred'), ('6', 'no-engagement'), ('7', 'moved-outside-england'),
  ('8', 'died'), ('9', 'other'), ('', 'not-recorded');
INSERT INTO covered VALUES ('ehc-plans-ceased');
INSERT INTO hit SELECT 'ehc-plans-ceased', activity, person, request, CeaseDate, 1 FROM ceased;
INSERT INTO covered SELECT 'ehc-plans-ceased-' || name FROM reasons;
INSERT INTO hit SELECT 'ehc-plans-ceased-' || name, activity, person, request, NULL, 1
FROM ceased JOIN reasons ON code = coalesce(CeaseReason, '');
