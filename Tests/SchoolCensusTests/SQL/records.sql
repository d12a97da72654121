-- Whose records stand behind a figure of the authority, by the views of figures.sql: a line is
-- record|indicator|slice|UPN|above|below.

CREATE VIEW person AS
SELECT 'on' AS roll, pupilonrolltableid AS id, upn FROM pupilonroll
UNION ALL SELECT 'off', pupilnolongeronrolltableid, upn FROM pupilnolongeronroll;

CREATE VIEW away AS
SELECT a.*, p.upn FROM absence a JOIN person p USING (roll, id) WHERE a.area = 'shropshire';
CREATE VIEW present AS
SELECT h.*, p.upn FROM headcount h JOIN person p USING (roll, id) WHERE h.area = 'shropshire';

SELECT 'record', 'absence-overall-autumn-term', slice, upn, authorised + unauthorised, possible FROM away;
SELECT 'record', 'absence-authorised-autumn-term', slice, upn, authorised, possible FROM away;
SELECT 'record', 'absence-persistent-autumn-term', slice, upn, authorised + unauthorised >= 0.1 * possible, 1 FROM away;
SELECT 'record', 'absence-severe-autumn-term', slice, upn, authorised + unauthorised >= 0.5 * possible, 1 FROM away;
SELECT 'record', 'pupils-on-roll', slice, upn, 1, '' FROM present;
SELECT 'record', 'pupils-sen-support-percentage', slice, upn, senprovision = 'K', 1 FROM present;
SELECT 'record', 'pupils-ehc-plan-percentage', slice, upn, senprovision = 'E', 1 FROM present;
