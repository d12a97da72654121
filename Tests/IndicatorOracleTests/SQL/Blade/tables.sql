-- The flat tables from COLLECT's CSV export (specs/sen2 2.10), each file imported as blade_<module>.
-- Days there look like 2022-Sep-28 00:00:00, flags are true and false, and blank is empty text.

CREATE TABLE months (name, number);
INSERT INTO months VALUES ('Jan', '01'), ('Feb', '02'), ('Mar', '03'), ('Apr', '04'), ('May', '05'),
  ('Jun', '06'), ('Jul', '07'), ('Aug', '08'), ('Sep', '09'), ('Oct', '10'), ('Nov', '11'),
  ('Dec', '12');

CREATE TABLE round AS
SELECT year + 0 AS year, year - 1 AS activity, substr(referencedate, 1, 4) || '-'
  || (SELECT number FROM months WHERE name = substr(referencedate, 6, 3)) || '-'
  || substr(referencedate, 10, 2) AS census FROM blade_sen2;

CREATE TABLE Person AS
SELECT persontableid + 0 AS id, 0 AS parent, personbirthdate AS PersonBirthDate,
  nullif(sex, '') AS Sex, NULL AS GenderCurrent, nullif(ethnicity, '') AS Ethnicity
FROM blade_person;

CREATE TABLE Requests AS
SELECT requeststableid + 0 AS id, persontableid + 0 AS parent, receiveddate AS ReceivedDate,
  CAST(rya = 'true' AS TEXT) AS RYA, requestoutcomedate AS RequestOutcomeDate,
  nullif(requestoutcome, '') AS RequestOutcome, CAST(requestmediation = 'true' AS TEXT) AS RequestMediation,
  CAST(requesttribunal = 'true' AS TEXT) AS RequestTribunal
FROM blade_requests;

CREATE TABLE Assessment AS
SELECT assessmenttableid + 0 AS id, requeststableid + 0 AS parent,
  nullif(assessmentoutcome, '') AS AssessmentOutcome,
  assessmentoutcomedate AS AssessmentOutcomeDate,
  CAST(assessmentmediation = 'true' AS TEXT) AS AssessmentMediation,
  CAST(assessmenttribunal = 'true' AS TEXT) AS AssessmentTribunal,
  CAST(othermediation = 'true' AS TEXT) AS OtherMediation,
  CAST(othertribunal = 'true' AS TEXT) AS OtherTribunal, CAST(week20 = 'true' AS TEXT) AS Week20
FROM blade_assessment;

CREATE TABLE NamedPlan AS
SELECT namedplantableid + 0 AS id, assessmenttableid + 0 AS parent, startdate AS StartDate,
  CAST(pb = 'true' AS TEXT) AS PB, CAST(oa = 'true' AS TEXT) AS OA, nullif(dp, '') AS DP,
  ceasedate AS CeaseDate, nullif(ceasereason, '') AS CeaseReason
FROM blade_namedplan;

CREATE TABLE ActivePlans AS
SELECT activeplanstableid + 0 AS id, requeststableid + 0 AS parent, NULL AS Res, NULL AS WBP,
  reviewmeeting AS ReviewMeeting, nullif(reviewoutcome, '') AS ReviewOutcome,
  lastreview AS LastReview
FROM blade_activeplans;

CREATE TABLE PlacementDetail AS
SELECT placementdetailtableid + 0 AS id, activeplanstableid + 0 AS parent, nullif(urn, '') AS URN,
  nullif(ukprn, '') AS UKPRN, nullif(sensetting, '') AS SENSetting,
  placementrank AS PlacementRank, entrydate AS EntryDate, leavingdate AS LeavingDate,
  nullif(res, '') AS Res, nullif(wbp, '') AS WBP
FROM blade_placementdetail;

CREATE TABLE SENneed AS
SELECT senneedtableid + 0 AS id, activeplanstableid + 0 AS parent, nullif(sentype, '') AS SENtype,
  sentyperank AS SENtypeRank
FROM blade_senneed;

-- Days as ccyy-mm-dd; none is null.
UPDATE Person SET PersonBirthDate = substr(PersonBirthDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(PersonBirthDate, 6, 3)) || '-' || substr(PersonBirthDate, 10, 2);
UPDATE Requests SET ReceivedDate = substr(ReceivedDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(ReceivedDate, 6, 3)) || '-' || substr(ReceivedDate, 10, 2),
  RequestOutcomeDate = substr(RequestOutcomeDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(RequestOutcomeDate, 6, 3)) || '-' || substr(RequestOutcomeDate, 10, 2);
UPDATE Assessment SET AssessmentOutcomeDate = substr(AssessmentOutcomeDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(AssessmentOutcomeDate, 6, 3)) || '-' || substr(AssessmentOutcomeDate, 10, 2);
UPDATE NamedPlan SET StartDate = substr(StartDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(StartDate, 6, 3)) || '-' || substr(StartDate, 10, 2),
  CeaseDate = substr(CeaseDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(CeaseDate, 6, 3)) || '-' || substr(CeaseDate, 10, 2);
UPDATE ActivePlans SET ReviewMeeting = substr(ReviewMeeting, 1, 5)
    || (SELECT number FROM months WHERE name = substr(ReviewMeeting, 6, 3)) || '-' || substr(ReviewMeeting, 10, 2),
  LastReview = substr(LastReview, 1, 5)
    || (SELECT number FROM months WHERE name = substr(LastReview, 6, 3)) || '-' || substr(LastReview, 10, 2);
UPDATE PlacementDetail SET EntryDate = substr(EntryDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(EntryDate, 6, 3)) || '-' || substr(EntryDate, 10, 2),
  LeavingDate = substr(LeavingDate, 1, 5)
    || (SELECT number FROM months WHERE name = substr(LeavingDate, 6, 3)) || '-' || substr(LeavingDate, 10, 2);
