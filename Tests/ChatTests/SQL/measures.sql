-- Annex A lists as sqlite3 imports them, with short names; written from specs/chat-annex-a 1.3 and 2.3 alone.
-- The day is 2025-03-31. Six calendar months before it is 2024-09-30, the last day of September.
CREATE VIEW contact_rows AS SELECT rowid row, "Child Unique ID" id,
  "Date of Birth" dob,
  "Date of Contact" d,
  "Contact Source" src
  FROM list_1;
CREATE VIEW help_rows AS SELECT rowid row, "Child Unique ID" id,
  "Date of Birth" dob,
  "Assessment start date" d
  FROM list_2;
CREATE VIEW ref_rows AS SELECT rowid row, "Child Unique ID" id,
  "Date of Birth" dob,
  "Date of referral" d,
  "Referral Source" src,
  "Referral NFA?" nfa,
  "Number of Referrals in Last 12 Months" n
  FROM list_3;
CREATE VIEW asm_rows AS SELECT rowid row, "Child Unique ID" id,
  "Does the Child have a Disability" dis,
  "Continuous Assessment Start Date" s,
  "Child Seen During Continuous Assessment" seen,
  "Continuous Assessment Date of Authorisation" e,
  "Was the child assessed as requiring LA children’s social care support" need
  FROM list_4;
CREATE VIEW s47_rows AS SELECT rowid row, "Child Unique ID" id,
  "Strategy discussion initiating Section 47 Enquiry Start Date" s,
  "Was an Initial Child Protection Conference deemed unnecessary?" un,
  "Date of Initial Child Protection Conference" c,
  "Did the Initial Child Protection Conference Result in a Child Protection Plan" led
  FROM list_5;
CREATE VIEW cin_rows AS SELECT rowid row, "Child Unique ID" id,
  "CIN Start Date" s,
  "CIN Closure Date" e
  FROM list_6;
CREATE VIEW cpp_rows AS SELECT rowid row, "Child Unique ID" id,
  "Child Protection Plan Start Date" s,
  "Was the Child Seen Alone?" alone,
  "Date of latest review conference" rev,
  "Child Protection Plan End Date" e,
  "Number of Previous Child Protection Plans" prev
  FROM list_7;
CREATE VIEW cla_rows AS SELECT rowid row, "Child Unique ID" id,
  "Date of Birth" dob,
  "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)" uasc,
  "Date Started to be Looked After" s,
  "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)" second,
  "Date of Last Health Assessment" health,
  "Date of Last Dental Check" dental,
  "Number of Placements in the Last 12 months" pl,
  "Date Ceased to be Looked After " e,
  "Reason Ceased to be Looked After" why,
  "Start Date of Most Recent Placement" p,
  "Placement Location" loc,
  "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months" miss,
  "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months" absent,
  "Was the child offered a Return Interview after their last missing episode (Y/N)?" off,
  "Did the child accept a Return Interview after their last missing episode (Y/N)?" acc
  FROM list_8;
CREATE VIEW cl_rows AS SELECT rowid row, "Child Unique ID" id,
  "Date of Birth" dob,
  "LA in Touch" touch,
  "Type of Accommodation" acc,
  "Suitability of Accommodation" suit,
  "Activity Status" act
  FROM list_9;
CREATE VIEW ad_rows AS SELECT rowid row, "Child Unique ID" id,
  "Date the Child Entered Care" care,
  "Date of Decision that Child Should be Placed for Adoption" dec,
  "Date of Placement Order" po,
  "Date of Matching Child and Prospective Adopters" m,
  "Date Placed for Adoption" pl,
  "Date of Adoption Order" o,
  "Date of Decision that Child Should No Longer be Placed for Adoption" r
  FROM list_10;
CREATE VIEW ap_rows AS SELECT rowid row, "Individual adopter identifier" id,
  "Date Stage 1 started" s1,
  "Date Stage 1 ended" e1,
  "Date Stage 2 started" s2,
  "Date Stage 2 ended" e2,
  "Date application approved" ok,
  "Date adopter matched with child(ren)" m,
  "Date of leaving adoption process" l
  FROM list_11;
CREATE VIEW contact AS SELECT * FROM contact_rows WHERE row IN (SELECT min(row) FROM contact_rows GROUP BY id, d, src);
CREATE VIEW help AS SELECT * FROM help_rows WHERE row IN (SELECT min(row) FROM help_rows GROUP BY id, d);
CREATE VIEW ref AS SELECT * FROM ref_rows WHERE row IN (SELECT min(row) FROM ref_rows GROUP BY id, d);
CREATE VIEW asm AS SELECT * FROM asm_rows WHERE row IN (SELECT min(row) FROM asm_rows GROUP BY id, s);
CREATE VIEW s47 AS SELECT * FROM s47_rows WHERE row IN (SELECT min(row) FROM s47_rows GROUP BY id, s);
CREATE VIEW cin AS SELECT * FROM cin_rows WHERE row IN (SELECT min(row) FROM cin_rows GROUP BY id);
CREATE VIEW cpp AS SELECT * FROM cpp_rows WHERE row IN (SELECT min(row) FROM cpp_rows GROUP BY id);
CREATE VIEW cla AS SELECT * FROM cla_rows WHERE row IN (SELECT min(row) FROM cla_rows GROUP BY id);
CREATE VIEW cl AS SELECT * FROM cl_rows WHERE row IN (SELECT min(row) FROM cl_rows GROUP BY id);
CREATE VIEW ad AS SELECT * FROM ad_rows WHERE row IN (SELECT min(row) FROM ad_rows GROUP BY id);
CREATE VIEW ap AS SELECT * FROM ap_rows WHERE row IN (SELECT min(row) FROM ap_rows GROUP BY row);
-- Working days: how many there were up to each day, Monday to Friday less the bank holidays of the time.
CREATE TABLE days AS
  WITH RECURSIVE d(day) AS (
    SELECT '2024-01-01' UNION ALL SELECT date(day, '+1 day') FROM d WHERE day < '2025-03-31')
  SELECT day, sum(strftime('%w', day) NOT IN ('0', '6') AND day NOT IN (
    '2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26',
    '2024-12-25', '2024-12-26', '2025-01-01')) OVER (ORDER BY day) passed FROM d;
CREATE INDEX days_day ON days(day);
SELECT 'chat-contacts', count(*), '' FROM contact WHERE 1;
SELECT 'chat-contacts-rate', count(*), 60153 FROM contact WHERE 1;
SELECT 'chat-contacts-referred-percentage', count(DISTINCT r.id), count(DISTINCT c.id) FROM contact_rows c
  LEFT JOIN ref_rows r USING (id);
SELECT 'chat-early-help', count(*), '' FROM help WHERE 1;
SELECT 'chat-early-help-rate', count(*), 60153 FROM help WHERE 1;
SELECT 'chat-early-help-referred-percentage', count(DISTINCT r.id), count(DISTINCT h.id) FROM help_rows h LEFT
  JOIN ref_rows r USING (id);
SELECT 'chat-referrals', count(*), '' FROM ref WHERE 1;
SELECT 'chat-referrals-rate', count(*), 60153 FROM ref WHERE 1;
SELECT 'chat-referrals-nfa-percentage', coalesce(sum(nfa LIKE '%Yes'), 0), count(*) FROM ref WHERE 1;
SELECT 'chat-re-referrals-percentage', sum(again), count(*) FROM (SELECT max(n >= 1) again FROM (SELECT *,
  rank() OVER (PARTITION BY id ORDER BY d DESC) place FROM ref_rows) WHERE place = 1 GROUP BY id);
SELECT 'chat-assessments-completed', count(*), '' FROM asm WHERE e != '';
SELECT 'chat-assessments-completed-rate', count(*), 60153 FROM asm WHERE e != '';
SELECT 'chat-assessments-open', count(*), '' FROM asm WHERE e = '';
SELECT 'chat-assessments-open-rate', count(*), 60153 FROM asm WHERE e = '';
SELECT 'chat-assessments-45-days-percentage', coalesce(sum((SELECT passed FROM days WHERE day = e) - (SELECT
  passed FROM days WHERE day = s) <= 45), 0), count(*) FROM asm WHERE e != '';
SELECT 'chat-assessments-support-percentage', coalesce(sum(need LIKE '%Yes'), 0), count(*) FROM asm WHERE need
  != '';
SELECT 'chat-assessments-seen-percentage', coalesce(sum(seen LIKE '%Yes'), 0), count(*) FROM asm WHERE e !=
  '';
SELECT 'chat-assessments-disability-percentage', coalesce(sum(dis LIKE '%Yes'), 0), count(*) FROM asm WHERE 1;
SELECT 'chat-section-47', count(*), '' FROM s47 WHERE 1;
SELECT 'chat-section-47-rate', count(*), 60153 FROM s47 WHERE 1;
SELECT 'chat-section-47-no-conference-percentage', coalesce(sum(un LIKE '%Yes'), 0), count(*) FROM s47 WHERE
  un != '';
SELECT 'chat-section-47-children', count(DISTINCT id), '' FROM s47;
SELECT 'chat-conferences', count(*), '' FROM s47 WHERE c != '';
SELECT 'chat-conferences-rate', count(*), 60153 FROM s47 WHERE c != '';
SELECT 'chat-conferences-15-days-percentage', coalesce(sum((SELECT passed FROM days WHERE day = c) - (SELECT
  passed FROM days WHERE day = s) <= 15), 0), count(*) FROM s47 WHERE c != '';
SELECT 'chat-conferences-plan-percentage', coalesce(sum(led LIKE '%Yes'), 0), count(*) FROM s47 WHERE c != '';
SELECT 'chat-cin-started', count(*), '' FROM cin WHERE s BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cin-started-rate', count(*), 60153 FROM cin WHERE s BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cin-ceased', count(*), '' FROM cin WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cin-ceased-rate', count(*), 60153 FROM cin WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cin-open', count(*), '' FROM cin WHERE e = '';
SELECT 'chat-cin-open-rate', count(*), 60153 FROM cin WHERE e = '';
SELECT 'chat-cpp-started', count(*), '' FROM cpp WHERE s BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cpp-started-rate', count(*), 60153 FROM cpp WHERE s BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cpp-ended', count(*), '' FROM cpp WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cpp-ended-rate', count(*), 60153 FROM cpp WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cpp-open', count(*), '' FROM cpp WHERE e = '';
SELECT 'chat-cpp-open-rate', count(*), 60153 FROM cpp WHERE e = '';
SELECT 'chat-cpp-repeat-percentage', coalesce(sum(prev >= 1), 0), count(*) FROM cpp WHERE s BETWEEN
  '2024-09-30' AND '2025-03-31';
SELECT 'chat-cpp-ended-2-years-percentage', coalesce(sum(e >= date(s, '+2 years')), 0), count(*) FROM cpp
  WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cpp-open-2-years-percentage', coalesce(sum(s <= '2023-03-31'), 0), count(*) FROM cpp WHERE e =
  '';
SELECT 'chat-cpp-reviewed-percentage', coalesce(sum(rev >= '2024-09-30'), 0), count(*) FROM cpp WHERE e = ''
  AND s <= '2024-12-31';
SELECT 'chat-cpp-seen-alone-percentage', coalesce(sum(alone LIKE '%Yes'), 0), count(*) FROM cpp WHERE e = '';
SELECT 'chat-cla-started', count(*), '' FROM cla WHERE s BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cla-started-rate', count(*), 60153 FROM cla WHERE s BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cla-ceased', count(*), '' FROM cla WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cla-ceased-rate', count(*), 60153 FROM cla WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cla-open', count(*), '' FROM cla WHERE e = '';
SELECT 'chat-cla-open-rate', count(*), 60153 FROM cla WHERE e = '';
SELECT 'chat-cla-uasc-percentage', coalesce(sum(uasc LIKE '%Yes'), 0), count(*) FROM cla WHERE e = '';
SELECT 'chat-cla-started-uasc-percentage', coalesce(sum(uasc LIKE '%Yes'), 0), count(*) FROM cla WHERE s
  BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cla-second-period-percentage', coalesce(sum(second LIKE '%Yes'), 0), count(*) FROM cla WHERE s
  BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-cla-3-placements-percentage', coalesce(sum(pl >= 3), 0), count(*) FROM cla WHERE e = '';
SELECT 'chat-cla-stable-percentage', coalesce(sum(p <= '2023-03-31'), 0), count(*) FROM cla WHERE e = '' AND
  dob > '2009-03-31' AND s <= '2022-09-30';
SELECT 'chat-cla-out-of-area-percentage', coalesce(sum(loc LIKE '%Out'), 0), count(*) FROM cla WHERE e = '';
SELECT 'chat-cla-12-months-percentage', coalesce(sum(s <= '2024-03-31'), 0), count(*) FROM cla WHERE e = '';
SELECT 'chat-cla-health-percentage', coalesce(sum(health >= CASE WHEN dob > '2020-03-31' THEN '2024-09-30'
  ELSE '2024-03-31' END), 0), count(*) FROM cla WHERE e = '' AND s <= '2024-03-31';
SELECT 'chat-cla-dental-percentage', coalesce(sum(dental >= '2024-03-31'), 0), count(*) FROM cla WHERE e = ''
  AND s <= '2024-03-31';
SELECT 'chat-cla-missing-percentage', coalesce(sum(miss >= 1), 0), count(*) FROM cla WHERE e = '';
SELECT 'chat-cla-absent-percentage', coalesce(sum(absent >= 1), 0), count(*) FROM cla WHERE e = '';
SELECT 'chat-cla-interview-offered-percentage', coalesce(sum(off LIKE '%Yes'), 0), count(*) FROM cla WHERE
  miss >= 1;
SELECT 'chat-cla-interview-accepted-percentage', coalesce(sum(acc LIKE '%Yes'), 0), count(*) FROM cla WHERE
  miss >= 1 AND off LIKE '%Yes';
SELECT 'chat-cla-adopted-percentage', coalesce(sum(why LIKE '%E11%' OR why LIKE '%E12%'), 0), count(*) FROM
  cla WHERE e BETWEEN '2024-09-30' AND '2025-03-31';
SELECT 'chat-care-leavers', count(*), '' FROM cl WHERE 1;
SELECT 'chat-care-leavers-rate', count(*), 60153 FROM cl WHERE 1;
SELECT 'chat-care-leavers-in-touch-17-to-18-percentage', coalesce(sum(touch LIKE '%Yes'), 0), count(*) FROM cl
  WHERE dob BETWEEN '2006-04-01' AND '2008-03-31';
SELECT 'chat-care-leavers-suitable-17-to-18-percentage', coalesce(sum(suit LIKE '%) Suitable'), 0), count(*)
  FROM cl WHERE dob BETWEEN '2006-04-01' AND '2008-03-31';
SELECT 'chat-care-leavers-activity-17-to-18-percentage', coalesce(sum(substr(act, 1, 1) IN ('F', 'P')), 0),
  count(*) FROM cl WHERE dob BETWEEN '2006-04-01' AND '2008-03-31';
SELECT 'chat-care-leavers-in-touch-19-to-21-percentage', coalesce(sum(touch LIKE '%Yes'), 0), count(*) FROM cl
  WHERE dob BETWEEN '2003-04-01' AND '2006-03-31';
SELECT 'chat-care-leavers-suitable-19-to-21-percentage', coalesce(sum(suit LIKE '%) Suitable'), 0), count(*)
  FROM cl WHERE dob BETWEEN '2003-04-01' AND '2006-03-31';
SELECT 'chat-care-leavers-activity-19-to-21-percentage', coalesce(sum(substr(act, 1, 1) IN ('F', 'P')), 0),
  count(*) FROM cl WHERE dob BETWEEN '2003-04-01' AND '2006-03-31';
SELECT 'chat-care-leavers-stayed-percentage', coalesce(sum(acc LIKE 'Z%'), 0), count(*) FROM cl WHERE dob BETWEEN
  '2004-04-01' AND '2007-03-31';
SELECT 'chat-adopted', count(*), '' FROM ad WHERE o != '';
SELECT 'chat-adoption-waiting', count(*), '' FROM ad WHERE o = '' AND r = '';
SELECT 'chat-adoption-reversed', count(*), '' FROM ad WHERE r != '';
SELECT 'chat-adoption-a1-days', coalesce(sum(CAST(julianday(pl) - julianday(care) AS INTEGER)), 0), count(*)
  FROM ad WHERE o != '' AND pl != '';
SELECT 'chat-adoption-a2-days', coalesce(sum(CAST(max(0, julianday(m) - julianday(po)) AS INTEGER)), 0),
  count(*) FROM ad WHERE m != '' AND po != '';
SELECT 'chat-adopters-stage-1', count(*), '' FROM ap WHERE s1 != '';
SELECT 'chat-adopters-stage-2', count(*), '' FROM ap WHERE s2 != '';
SELECT 'chat-adopters-approved', count(*), '' FROM ap WHERE e2 != '' OR ok != '';
SELECT 'chat-adopters-matched', count(*), '' FROM ap WHERE m != '';
SELECT 'chat-adopters-left', count(*), '' FROM ap WHERE l != '';
SELECT 'chat-adopters-stage-1-days', coalesce(sum(CAST(julianday(e1) - julianday(s1) AS INTEGER)), 0),
  count(*) FROM ap WHERE s1 != '' AND e1 != '';
SELECT 'chat-adopters-stage-2-days', coalesce(sum(CAST(julianday(e2) - julianday(s2) AS INTEGER)), 0),
  count(*) FROM ap WHERE s2 != '' AND e2 != '';
SELECT 'chat-adopters-match-days', coalesce(sum(CAST(julianday(m) - julianday(e2) AS INTEGER)), 0), count(*)
  FROM ap WHERE e2 != '' AND m != '';
