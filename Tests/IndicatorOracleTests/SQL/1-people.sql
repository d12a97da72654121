-- One row a request, with what belongs to it and the slices it falls in. From specs/sen2 2 and 5.3.
-- Empty text does not occur: what a return leaves blank is null.

CREATE TABLE hit (indicator, period, person, request, day, above);
CREATE TABLE covered (indicator);

CREATE TABLE chain AS
SELECT p.id AS person, r.id AS request, a.id AS assessment, n.id AS plan, v.id AS active,
  p.PersonBirthDate, p.Sex, p.GenderCurrent, p.Ethnicity,
  r.ReceivedDate, r.RYA, r.RequestOutcomeDate, r.RequestOutcome, r.RequestMediation,
  r.RequestTribunal,
  a.AssessmentOutcome, a.AssessmentOutcomeDate, a.AssessmentMediation, a.AssessmentTribunal,
  a.OtherMediation, a.OtherTribunal, a.Week20,
  n.StartDate, n.PB, n.OA, n.DP, n.CeaseDate, n.CeaseReason,
  v.Res, v.WBP, v.ReviewMeeting, v.ReviewOutcome, v.LastReview,
  (SELECT s.SENtype FROM SENneed s WHERE s.parent = v.id AND s.SENtypeRank = '1'
    ORDER BY s.id LIMIT 1) AS need,
  y.year AS census_year, y.activity, y.census
FROM Person p
JOIN Requests r ON r.parent = p.id
LEFT JOIN Assessment a ON a.parent = r.id
LEFT JOIN NamedPlan n ON n.parent = a.id
LEFT JOIN ActivePlans v ON v.parent = r.id
CROSS JOIN round y;

-- Plans maintained on census day: begun by then, and not ended by then (I01).
CREATE VIEW maintained AS
SELECT * FROM chain WHERE StartDate <= census AND (CeaseDate IS NULL OR CeaseDate > census);

-- The placement of first rank on census day.
CREATE VIEW placement AS
SELECT c.request, d.* FROM chain c JOIN PlacementDetail d ON d.parent = c.active
WHERE d.PlacementRank = '1' AND (d.EntryDate IS NULL OR d.EntryDate <= c.census)
  AND (d.LeavingDate IS NULL OR d.LeavingDate > c.census);

-- Completed years between two days.
CREATE TABLE age AS
SELECT request, basis,
  strftime('%Y', day) - strftime('%Y', PersonBirthDate)
    - (strftime('%m-%d', day) < strftime('%m-%d', PersonBirthDate)) AS years
FROM (
  SELECT request, PersonBirthDate, 'request' AS basis, ReceivedDate AS day FROM chain
  UNION ALL SELECT request, PersonBirthDate, 'start', StartDate FROM chain
  UNION ALL SELECT request, PersonBirthDate, 'cease', CeaseDate FROM chain
  UNION ALL SELECT request, PersonBirthDate, 'census', census FROM chain);
CREATE INDEX age_request ON age (request, basis);

-- The published groups of ethnicity (2.8). REFU, NOBT and none at all are unclassified.
CREATE TABLE ethnic AS
SELECT value AS code, 'white-white-british' AS category FROM json_each(json_array(
  'WBRI', 'WCOR', 'WENG', 'WNIR', 'WSCO', 'WWEL', 'WOWB'))
UNION ALL SELECT value AS code, 'white-irish' AS category FROM json_each(json_array(
  'WIRI'))
UNION ALL SELECT value AS code, 'white-traveller-of-irish-heritage' AS category FROM json_each(json_array(
  'WIRT'))
UNION ALL SELECT value AS code, 'white-any-other-white-background' AS category FROM json_each(json_array(
  'WOTH', 'WALB', 'WBOS', 'WCRO', 'WGRE', 'WGRK', 'WGRC', 'WITA', 'WKOS', 'WPOR', 'WSER', 'WTUR',
  'WTUK', 'WTUC', 'WEUR', 'WEEU', 'WWEU', 'WOTW'))
UNION ALL SELECT value AS code, 'white-gypsy-roma' AS category FROM json_each(json_array(
  'WROM', 'WROG', 'WROR', 'WROO'))
UNION ALL SELECT value AS code, 'mixed-white-and-black-caribbean' AS category FROM json_each(json_array(
  'MWBC'))
UNION ALL SELECT value AS code, 'mixed-white-and-black-african' AS category FROM json_each(json_array(
  'MWBA'))
UNION ALL SELECT value AS code, 'mixed-white-and-asian' AS category FROM json_each(json_array(
  'MWAS', 'MWAP', 'MWAI', 'MWAO'))
UNION ALL SELECT value AS code, 'mixed-any-other-mixed-background' AS category FROM json_each(json_array(
  'MOTH', 'MAOE', 'MABL', 'MACH', 'MBOE', 'MBCH', 'MCOE', 'MWOE', 'MWCH', 'MOTM'))
UNION ALL SELECT value AS code, 'asian-indian' AS category FROM json_each(json_array(
  'AIND'))
UNION ALL SELECT value AS code, 'asian-pakistani' AS category FROM json_each(json_array(
  'APKN', 'AMPK', 'AKPA', 'AOPK'))
UNION ALL SELECT value AS code, 'asian-bangladeshi' AS category FROM json_each(json_array(
  'ABAN'))
UNION ALL SELECT value AS code, 'asian-any-other-asian-background' AS category FROM json_each(json_array(
  'AOTH', 'AAFR', 'AKAO', 'ANEP', 'ASNL', 'ASLT', 'ASRO', 'AOTA', 'ABRI', 'AWEL'))
UNION ALL SELECT value AS code, 'asian-chinese' AS category FROM json_each(json_array(
  'CHNE', 'CHKC', 'CMAL', 'CSNG', 'CTWN', 'COCH'))
UNION ALL SELECT value AS code, 'black-black-caribbean' AS category FROM json_each(json_array(
  'BCRB'))
UNION ALL SELECT value AS code, 'black-black-african' AS category FROM json_each(json_array(
  'BAFR', 'BANN', 'BCON', 'BGHA', 'BNGN', 'BSLN', 'BSOM', 'BSUD', 'BAOF'))
UNION ALL SELECT value AS code, 'black-any-other-black-background' AS category FROM json_each(json_array(
  'BOTH', 'BEUR', 'BNAM', 'BOTB', 'BBRI', 'BWEL'))
UNION ALL SELECT value AS code, 'any-other-ethnic-group' AS category FROM json_each(json_array(
  'OOTH', 'OAFG', 'ORAB', 'OARA', 'OEGY', 'OFIL', 'OIRN', 'OIRQ', 'OJPN', 'OKOR', 'OKRD', 'OLAM',
  'OLEB', 'OLIB', 'OMAL', 'OMRC', 'OPOL', 'OTHA', 'OVIE', 'OYEM', 'OOEG'));

CREATE TABLE slice (request, dimension, category);
INSERT INTO slice
SELECT request, 'sex',
  CASE WHEN Sex = 'M' OR GenderCurrent = '1' THEN 'male'
    WHEN Sex = 'F' OR GenderCurrent = '2' THEN 'female' ELSE 'unknown' END FROM chain;
INSERT INTO slice
SELECT request, 'ethnicity', coalesce((SELECT category FROM ethnic WHERE code = Ethnicity),
  'unclassified') FROM chain;
INSERT INTO slice
SELECT request, 'age-at-request', CASE WHEN years < 0 OR years IS NULL THEN 'unknown'
  WHEN years < 3 THEN '2-and-under' WHEN years > 19 THEN '20-and-over' ELSE years END
FROM age WHERE basis = 'request';
INSERT INTO slice
SELECT request, 'age-at-plan-start', CASE WHEN years < 0 OR years IS NULL THEN 'unknown'
  WHEN years < 3 THEN '2-and-under' WHEN years > 19 THEN '20-and-over' ELSE years END
FROM age WHERE basis = 'start';
INSERT INTO slice
SELECT request, 'age-at-cease', CASE WHEN years < 0 OR years IS NULL THEN 'unknown'
  WHEN years < 3 THEN '2-and-under' WHEN years > 19 THEN '20-and-over' ELSE years END
FROM age WHERE basis = 'cease';
INSERT INTO slice
SELECT request, 'age-to-20', CASE WHEN years < 0 OR years IS NULL THEN 'unknown'
  WHEN years < 3 THEN '2-and-under' WHEN years > 19 THEN '20-and-over' ELSE years END
FROM age WHERE basis = 'census';
INSERT INTO slice
SELECT request, 'age', CASE WHEN years < 0 OR years > 25 OR years IS NULL THEN 'unknown'
  WHEN years < 3 THEN 'under-3' ELSE years END
FROM age WHERE basis = 'census';
INSERT INTO slice
SELECT request, 'primary-need', coalesce(lower(need), 'unknown') FROM chain;
-- Calendar years: what the release of 2025 calls "1" is about a year of new plans.
INSERT INTO slice
SELECT request, dimension, CASE WHEN years < 0 OR years IS NULL THEN 'unknown'
  WHEN years = 0 THEN 'less-than-a-year' WHEN years > 11 THEN '12-or-more' ELSE years END
FROM (
  SELECT request, 'years-in-place' AS dimension,
    strftime('%Y', census) - strftime('%Y', StartDate) AS years FROM chain
  UNION ALL SELECT request, 'years-held',
    strftime('%Y', CeaseDate) - strftime('%Y', StartDate) FROM chain);
CREATE INDEX slice_request ON slice (request);
