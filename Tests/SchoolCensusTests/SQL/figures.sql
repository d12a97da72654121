-- Absence, special needs and exclusions of the spring census 2024-25, from COLLECT's tables alone, by section 4 of
-- specs/school-census. Nothing here knows the program: codes, ages and days are written out from the specification.
-- A line is indicator|area|slice|above|below.

CREATE VIEW pupil AS
SELECT p.*, CASE s.phase WHEN 'PS' THEN 'phase=state-funded-primary' WHEN 'SS' THEN 'phase=state-funded-secondary'
    WHEN 'SP' THEN 'phase=special' END AS slice
FROM (
  SELECT 'on' AS roll, pupilonrolltableid AS id, schoolcensustableid AS census, NativeId AS native, dob, boarder,
    CAST(termlysessionspossible AS INTEGER) AS possible, senprovision, enrolstatus
  FROM pupilonroll
  UNION ALL
  SELECT 'off', pupilnolongeronrolltableid, schoolcensustableid, NativeId, dob, boarder,
    CAST(termlysessionspossible AS INTEGER), NULL, NULL
  FROM pupilnolongeronroll
) p JOIN school s ON s.schoolcensustableid = p.census;

-- A pupil counts in the school and in the authority, in the total and in the phase.
CREATE TABLE place AS
SELECT roll, id, 'school:' || native AS area, 'total' AS slice FROM pupil
UNION ALL SELECT roll, id, 'shropshire', 'total' FROM pupil
UNION ALL SELECT roll, id, 'school:' || native, slice FROM pupil WHERE slice IS NOT NULL
UNION ALL SELECT roll, id, 'shropshire', slice FROM pupil WHERE slice IS NOT NULL;
CREATE INDEX places ON place (roll, id);

-- 2024-Nov-18 00:00:00 as 2024-11-18.
CREATE TABLE pupil_day AS
SELECT roll, id, possible, substr(dob, 1, 4) || '-'
    || printf('%02d', (instr('JanFebMarAprMayJunJulAugSepOctNovDec', substr(dob, 6, 3)) + 2) / 3) || '-'
    || substr(dob, 10, 2) AS born, boarder
FROM pupil;

-- 4.2 and 2.4.4: pupils aged 5 to 15 on 31 August 2024, no boarders, with a session possible.
CREATE TABLE enrolment AS
SELECT d.roll, d.id, d.possible, coalesce(a.authorised, 0) AS authorised, coalesce(a.unauthorised, 0) AS unauthorised
FROM pupil_day d LEFT JOIN (
  SELECT roll, id,
    sum(CASE WHEN attendancereason IN ('C','C1','C2','E','I','J1','M','R','S','T') THEN sessions ELSE 0 END) AS authorised,
    sum(CASE WHEN attendancereason IN ('G','N','O','U') THEN sessions ELSE 0 END) AS unauthorised
  FROM (
    SELECT 'on' AS roll, pupilonrolltableid AS id, attendancereason, CAST(sessions AS INTEGER) AS sessions
    FROM termlysessiondetailsonroll
    UNION ALL
    SELECT 'off', pupilnolongeronrolltableid, attendancereason, CAST(sessions AS INTEGER)
    FROM termlysessiondetailsoffroll
  ) GROUP BY roll, id
) a USING (roll, id)
WHERE d.born BETWEEN '2008-09-01' AND '2019-08-31' AND d.boarder = 'N' AND d.possible > 0;

CREATE VIEW absence AS SELECT * FROM enrolment JOIN place USING (roll, id);

SELECT 'absence-overall-autumn-term', area, slice, sum(authorised + unauthorised), sum(possible) FROM absence GROUP BY 2, 3;
SELECT 'absence-authorised-autumn-term', area, slice, sum(authorised), sum(possible) FROM absence GROUP BY 2, 3;
SELECT 'absence-unauthorised-autumn-term', area, slice, sum(unauthorised), sum(possible) FROM absence GROUP BY 2, 3;
SELECT 'absence-persistent-autumn-term', area, slice, sum(authorised + unauthorised >= 0.1 * possible), count(*)
FROM absence GROUP BY 2, 3;
SELECT 'absence-severe-autumn-term', area, slice, sum(authorised + unauthorised >= 0.5 * possible), count(*)
FROM absence GROUP BY 2, 3;

-- 4.1: of all on roll, single and main registrations.
CREATE VIEW headcount AS
SELECT place.area, place.slice, pupil.senprovision, pupil.roll, pupil.id
FROM pupil JOIN place USING (roll, id) WHERE roll = 'on' AND enrolstatus IN ('C', 'M');

SELECT 'pupils-on-roll', area, slice, count(*), '' FROM headcount GROUP BY 2, 3;
SELECT 'pupils-sen-support-percentage', area, slice, sum(senprovision = 'K'), count(*) FROM headcount GROUP BY 2, 3;
SELECT 'pupils-ehc-plan-percentage', area, slice, sum(senprovision = 'E'), count(*) FROM headcount GROUP BY 2, 3;
-- By the need ranked first, of pupils with support or a plan.
SELECT 'pupils-sen-need-' || lower(t.sentype) || '-percentage', h.area, h.slice,
  (SELECT count(*) FROM headcount o JOIN senneeds n ON n.pupilonrolltableid = o.id
   WHERE o.area = h.area AND o.slice = h.slice AND o.senprovision IN ('K', 'E')
     AND n.sentyperank = '1' AND n.sentype = t.sentype),
  count(*)
FROM headcount h, (SELECT 'ASD' AS sentype UNION SELECT 'SEMH' UNION SELECT 'SLCN') t
WHERE h.senprovision IN ('K', 'E') GROUP BY 1, 2, 3;

-- 4.3: those of the autumn term, 1 August to 31 December 2024, per pupil on roll; leavers' too.
CREATE TABLE exclusion AS
SELECT * FROM (
  SELECT 'on' AS roll, pupilonrolltableid AS id, category, startdate FROM termlyexclusionsonroll
  UNION ALL SELECT 'off', pupilnolongeronrolltableid, category, startdate FROM termlyexclusionsoffroll
) WHERE substr(startdate, 1, 8) IN ('2024-Aug', '2024-Sep', '2024-Oct', '2024-Nov', '2024-Dec');
CREATE VIEW excluded AS SELECT * FROM exclusion JOIN place USING (roll, id);
CREATE VIEW pupils AS SELECT area, slice, count(*) AS number FROM headcount GROUP BY 1, 2;

SELECT 'suspensions-rate-autumn-term', area, slice,
  (SELECT count(*) FROM excluded e WHERE e.area = p.area AND e.slice = p.slice AND category IN ('SUSP', 'FIXD')), number
FROM pupils p;
SELECT 'pupils-suspended-rate-autumn-term', area, slice,
  (SELECT count(DISTINCT roll || id) FROM excluded e
   WHERE e.area = p.area AND e.slice = p.slice AND category IN ('SUSP', 'FIXD')), number
FROM pupils p;
SELECT 'permanent-exclusions-rate-autumn-term', area, slice,
  (SELECT count(*) FROM excluded e WHERE e.area = p.area AND e.slice = p.slice AND category = 'PERM'), number
FROM pupils p;
