-- ASCOF 2024-25 and the local measures from the rows of a client level data file, by the text of specs/ascof 3.5 to
-- 3.9 and nothing of ours. Clusters are made as gaps and islands, which is another way than the expressions take.
-- Prints: measure|above|below.
CREATE TABLE span AS SELECT '2024-04-01' AS first, '2025-03-31' AS last;

-- 3.6 step 4 and 3.5: the end is the day of death when that is earlier; ages from the first of the month of birth.
CREATE TABLE event AS
SELECT rowid AS row,
  coalesce(nullif(NHS_Number, ''), LA_Person_Unique_Identifier) AS person,
  Client_Type AS client, Event_Type AS kind, Event_Start_Date AS start,
  CASE WHEN Date_of_Death <> '' AND (Event_End_Date = '' OR Date_of_Death < Event_End_Date) THEN Date_of_Death
       ELSE nullif(Event_End_Date, '') END AS ended,
  CASE WHEN Date_of_Death <> '' AND (Event_End_Date = '' OR Date_of_Death < Event_End_Date) THEN Date_of_Death
       WHEN Event_End_Date = '' THEN '9999-12-31' ELSE Event_End_Date END AS until,
  nullif(Date_of_Death, '') AS died,
  CASE WHEN Date_of_Birth <> '' THEN julianday(substr(Date_of_Birth, 1, 7) || '-01') END AS born,
  Event_Outcome AS outcome, Service_Type AS service, Service_Component AS component,
  Delivery_Mechanism AS mechanism, Accommodation_Status AS status, Primary_Support_Reason AS reason,
  Assessment_Type AS assessment, Method_of_Review AS method,
  Service_Type LIKE 'Long term support:%' AND Event_Type = 'Service' AS is_lts,
  Service_Type IN ('Long term support: Nursing care', 'Long term support: Residential care')
    AND Event_Type = 'Service' AS is_home
FROM cld;
CREATE INDEX by_person ON event (person, kind);

CREATE TABLE hierarchy (place INTEGER PRIMARY KEY, outcome TEXT, usable INTEGER);
INSERT INTO hierarchy VALUES (1, 'Progress to reablement/ST-Max', 0),
  (2, 'Progress to assessment, review or reassessment', 0), (3, 'Release 1 specification only: Not mapped', 0),
  (4, 'Progress to support planning or services', 0), (5, 'Continuation of support or services', 0),
  (6, 'Admitted to hospital', 1), (7, 'NFA: Responsibility moved to another local authority', 1),
  (8, 'NFA: Referral to NHS services or NHS funded social care', 1),
  (9, 'NFA: Self-funded client or under 12wk disregard', 1), (10, 'NFA: Information and advice or signposting', 1),
  (11, 'NFA: Referral to other service within the local authority', 1), (12, 'NFA: Support declined', 1),
  (13, 'NFA: Deceased', 1), (14, 'NFA: Support ended as planned', 1), (15, 'NFA: Support ended for other reason', 1),
  (16, 'NFA: No services offered for other reason', 1), (17, 'NFA: Other', 1);

-- 2A: islands of reablement, an event joining the island while it starts within 7 days of the latest end so far.
CREATE TABLE reablement AS
WITH ordered AS (
  SELECT *, max(julianday(until)) OVER (
    PARTITION BY person ORDER BY start, row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached
  FROM event
  WHERE kind = 'Service' AND client = 'Service user' AND service = 'Short term support: ST-Max')
SELECT *, sum(CASE WHEN reached IS NULL OR julianday(start) - reached > 7 THEN 1 ELSE 0 END)
  OVER (PARTITION BY person ORDER BY start, row) AS island
FROM ordered;
CREATE TABLE cluster AS
WITH ranked AS (
  SELECT r.*, row_number() OVER (PARTITION BY person, island ORDER BY until DESC,
      CASE WHEN h.usable THEN h.place WHEN h.place IS NOT NULL THEN h.place + 100 ELSE 200 END, row) AS n,
    min(start) OVER (PARTITION BY person, island) AS began
  FROM reablement r LEFT JOIN hierarchy h ON h.outcome = r.outcome)
SELECT row, person, began, until AS finish, outcome, died, born FROM ranked, span
WHERE n = 1 AND until BETWEEN span.first AND span.last
  AND (born IS NULL OR julianday(until) - born >= 18 * 365.25)
  AND (died IS NULL OR died >= began)
  AND NOT EXISTS (
    SELECT 1 FROM event e WHERE e.person = ranked.person AND e.is_lts AND e.start < ranked.began
      AND julianday(ranked.began) - julianday(e.until) < 91);
CREATE TABLE sequel AS
SELECT c.row, CASE
  WHEN c.died IS NOT NULL AND julianday(c.died) - julianday(c.finish) <= 7 THEN 'deceased'
  WHEN c.outcome = 'Admitted to hospital' THEN 'hospital'
  ELSE coalesce(
    (SELECT CASE
        WHEN e.is_lts THEN '1 long term'
        WHEN e.service = 'Short term support: Ongoing low level' THEN '2 low level'
        WHEN e.component IN ('Short term nursing care', 'Short term residential care') THEN '3 stay'
        ELSE '4 short term' END AS found
      FROM event e
      WHERE e.person = c.person AND e.kind = 'Service' AND e.client = 'Service user'
        AND e.service <> 'Short term support: ST-Max'
        AND e.start >= c.began AND julianday(e.start) - julianday(c.finish) <= 7 AND e.until > c.finish
      ORDER BY found LIMIT 1),
    (SELECT h.outcome FROM hierarchy h
      WHERE h.place >= 7 AND (h.outcome = c.outcome OR h.outcome IN (
        SELECT e.outcome FROM event e
        WHERE e.person = c.person AND e.client = 'Service user' AND e.kind <> 'Service'
          AND ((e.start > c.finish AND julianday(e.start) - julianday(c.finish) <= 7)
            OR (e.kind IN ('Assessment', 'Review') AND e.start BETWEEN c.began AND c.finish
              AND abs(julianday(e.ended) - julianday(c.finish)) <= 14))))
      ORDER BY h.place LIMIT 1),
    (SELECT '2 low level' FROM event e
      WHERE e.person = c.person AND e.kind = 'Service' AND e.component = 'Equipment'
        AND e.start BETWEEN c.began AND c.finish LIMIT 1),
    'unclassified') END AS what
FROM cluster c;
SELECT 'ascof-2023-2a', sum(what NOT IN ('1 long term', '3 stay')), count(*) FROM sequel
WHERE what IN ('1 long term', '2 low level', '3 stay', '4 short term',
  'NFA: Information and advice or signposting', 'NFA: Support ended as planned',
  'NFA: Responsibility moved to another local authority', 'NFA: Other',
  'NFA: No services offered for other reason', 'NFA: Support ended for other reason',
  'NFA: Referral to other service within the local authority');
-- The turns a sequel can take; a test asks that each was taken.
SELECT 'sequel ' || what, count(*), NULL FROM sequel GROUP BY what;

-- 2B and 2C: a person once, in the least label of a band.
CREATE TABLE admission AS
SELECT a.person, min(CASE WHEN julianday(a.start) - a.born < 18 * 365.25 THEN 'Under 18'
  WHEN julianday(a.start) - a.born < 65 * 365.25 THEN '18 to 64' ELSE '65 and above' END) AS band
FROM event a, span
WHERE a.is_home AND a.born IS NOT NULL AND (a.died IS NULL OR a.died >= span.first)
  AND (a.component LIKE '%Residential%' OR a.component LIKE '%Nursing%') AND a.component NOT LIKE '%Short%'
  AND a.start BETWEEN span.first AND span.last
  AND a.outcome <> 'NFA: Self-funded client or under 12wk disregard'
  AND NOT EXISTS (SELECT 1 FROM event e WHERE e.person = a.person AND e.is_home AND e.start < a.start
    AND julianday(a.start) - julianday(e.until) < 365)
GROUP BY a.person;
SELECT 'ascof-2023-2b', count(*), 184506 FROM admission WHERE band = '18 to 64';
SELECT 'ascof-2023-2c', count(*), 87796 FROM admission WHERE band = '65 and above';

-- 2E. The latest known status; of two that differ at the same days, none.
CREATE TABLE latest AS
WITH known AS (
  SELECT person, status, rank() OVER (PARTITION BY person ORDER BY until DESC, start DESC) AS n
  FROM event WHERE status <> '' AND status <> 'Unknown')
SELECT person, CASE WHEN count(DISTINCT status) = 1 THEN min(status) END AS status
FROM known WHERE n = 1 GROUP BY person;
CREATE TABLE latest_reason AS
WITH known AS (
  SELECT person, reason, rank() OVER (PARTITION BY person ORDER BY until DESC, start DESC) AS n
  FROM event WHERE reason <> '' AND reason <> 'Unknown')
SELECT person, CASE WHEN count(DISTINCT reason) = 1 THEN min(reason) END AS reason
FROM known WHERE n = 1 GROUP BY person;
CREATE TABLE settled (status TEXT);
INSERT INTO settled VALUES ('Owner occupier or shared ownership scheme'),
  ('Tenant: Local authority or other social housing provider'), ('Tenant: Private landlord'),
  ('Settled mainstream housing with family or friends'),
  ('Supported accommodation, supported lodgings or supported group home'), ('Shared Lives scheme'),
  ('Approved premises for offenders released from prison or under probation supervision'),
  ('Sheltered housing, extra care housing or other sheltered housing'),
  ('Mobile accommodation for Gypsy, Roma and Traveller communities');
CREATE TABLE supported AS
SELECT person, (julianday(max(min(until, span.last))) - max(born)) / 365.25 AS age,
  max(is_home) AS in_home,
  max(component IN ('Shared Lives', 'Extra care housing', 'Community supported living')
    OR (service = 'Long term support: Community' AND component = 'Home support or domiciliary care')) AS at_home
FROM event, span
WHERE is_lts AND start <= span.last AND until >= span.first GROUP BY person;
CREATE TABLE lives AS
SELECT s.person, s.age, r.reason, CASE WHEN l.status IS NOT NULL THEN l.status IN (SELECT status FROM settled)
  ELSE s.in_home = 0 AND s.at_home END AS is_settled
FROM supported s LEFT JOIN latest l USING (person) LEFT JOIN latest_reason r USING (person);
SELECT 'ascof-2023-2e1', sum(is_settled), count(*) FROM lives
WHERE age >= 18 AND age < 65 AND reason = 'Learning Disability Support';
SELECT 'ascof-2023-2e2a', sum(is_settled), count(*) FROM lives WHERE age >= 18 AND age < 65;
SELECT 'ascof-2023-2e2b', sum(is_settled), count(*) FROM lives WHERE age >= 65;

-- 3D: the top row of each person by the hierarchy.
CREATE TABLE top AS
SELECT person, min(CASE WHEN service = 'Long term support: Nursing care' THEN 1
  WHEN service = 'Long term support: Residential care' THEN 2
  WHEN service = 'Long term support: Prison' THEN 7
  WHEN mechanism = 'Direct payment' OR component = 'Direct payment' THEN 3
  WHEN mechanism = 'CASSR managed personal budget' THEN 4
  WHEN mechanism = 'CASSR commissioned support' THEN 5 ELSE 6 END) AS place
FROM event, span
WHERE is_lts AND start <= span.last AND until >= span.last
  AND (born IS NULL OR julianday(span.last) - born >= 18 * 365.25) GROUP BY person;
SELECT 'ascof-2023-3d1a', sum(place IN (3, 4)), count(*) FROM top WHERE place BETWEEN 3 AND 6;
SELECT 'ascof-2023-3d2a', sum(place = 3), count(*) FROM top WHERE place BETWEEN 3 AND 6;
CREATE TABLE carer AS
SELECT person, min(CASE WHEN mechanism = 'Direct payment' OR component = 'Direct payment' THEN 1
  WHEN mechanism = 'CASSR managed personal budget' THEN 2
  WHEN mechanism = 'CASSR commissioned support' THEN 3 ELSE 4 END) AS place
FROM event, span
WHERE kind = 'Service' AND service = 'Unpaid carer support: Direct to unpaid carer'
  AND start <= span.last AND until >= span.first GROUP BY person;
SELECT 'ascof-2023-3d1b', sum(place <= 2), count(*) FROM carer WHERE place <= 3;
SELECT 'ascof-2023-3d2b', sum(place = 1), count(*) FROM carer WHERE place <= 3;

-- Local measures, as at the last day.
SELECT 'local-asc-reviewed-12-months', sum(EXISTS (
    SELECT 1 FROM event r, span WHERE r.person = p.person AND r.kind = 'Review'
      AND r.ended > '2024-03-31' AND r.ended <= span.last
      AND r.method IN ('Service user only', 'Service user and carer'))), count(*)
FROM (SELECT DISTINCT person FROM event, span
  WHERE is_lts AND start <= '2024-03-31' AND until >= span.last) p;
SELECT 'local-asc-assessed-28-days', sum(coalesce(julianday(a.ended) - julianday((
    SELECT max(r.start) FROM event r
    WHERE r.person = a.person AND r.kind = 'Request' AND r.start <= a.start)) <= 28, 0)), count(*)
FROM event a, span
WHERE a.kind = 'Assessment' AND a.assessment <> 'Financial assessment'
  AND a.ended > '2024-03-31' AND a.ended <= span.last;
SELECT 'local-asc-waiting-for-assessment', count(DISTINCT q.person), NULL FROM event q, span
WHERE q.kind = 'Request' AND q.outcome = 'Progress to assessment, review or reassessment'
  AND q.ended <= span.last AND q.died IS NULL
  AND q.person NOT IN (SELECT e.person FROM event e
    WHERE e.person = q.person AND e.kind <> 'Request' AND e.start >= q.start);
SELECT 'local-asc-waiting-for-services', count(DISTINCT q.person), NULL FROM event q, span
WHERE q.kind = 'Assessment' AND q.assessment <> 'Financial assessment'
  AND q.outcome = 'Progress to support planning or services' AND q.ended <= span.last AND q.died IS NULL
  AND q.person NOT IN (SELECT e.person FROM event e, span s
    WHERE e.person = q.person AND e.kind = 'Service' AND (e.start >= q.start OR e.until >= s.last));
