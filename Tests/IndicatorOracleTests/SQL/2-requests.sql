-- I04 to I07 and the flags of I15. A request of the year is one received in it; the four outcomes that a
-- request of the year can have add up to it.

CREATE VIEW received AS
SELECT * FROM chain
WHERE strftime('%Y', ReceivedDate) + 0 = activity AND RequestOutcome IN ('Y', 'N', 'A', 'W');

CREATE TABLE outcome (code, name);
INSERT INTO outcome VALUES ('Y', 'agreed'), ('N', 'refused'), ('A', 'pending'), ('W', 'withdrawn');

INSERT INTO covered VALUES ('ehc-requests-received'), ('ehc-requests-youth-accommodation');
INSERT INTO hit
SELECT 'ehc-requests-received', activity, person, request, ReceivedDate, 1 FROM received;
INSERT INTO hit
SELECT 'ehc-requests-youth-accommodation', activity, person, request, NULL, 1 FROM received
WHERE RYA = '1';

INSERT INTO covered SELECT 'ehc-requests-' || name FROM outcome;
INSERT INTO hit
SELECT 'ehc-requests-' || name, activity, person, request, ReceivedDate, 1
FROM received JOIN outcome ON code = RequestOutcome;

INSERT INTO covered SELECT 'ehc-requests-' || name || '-percentage' FROM outcome;
INSERT INTO hit
SELECT 'ehc-requests-' || name || '-percentage', activity, person, request, NULL,
  code = RequestOutcome
FROM received CROSS JOIN outcome;

-- Decisions made in the year, whenever the request came.
CREATE VIEW decided AS
SELECT *, julianday(RequestOutcomeDate) - julianday(ReceivedDate) AS taken FROM chain
WHERE RequestOutcome IN ('Y', 'N') AND strftime('%Y', RequestOutcomeDate) + 0 = activity
  AND ReceivedDate IS NOT NULL;

INSERT INTO covered VALUES ('ehc-requests-decided-within-6-weeks'),
  ('ehc-requests-decided-after-6-weeks'), ('ehc-requests-decided-within-6-weeks-percentage'),
  ('ehc-requests-decided-after-6-weeks-percentage');
INSERT INTO hit
SELECT iif(taken <= 6 * 7, 'ehc-requests-decided-within-6-weeks',
  'ehc-requests-decided-after-6-weeks'), activity, person, request, NULL, 1 FROM decided;
INSERT INTO hit
SELECT 'ehc-requests-decided-within-6-weeks-percentage', activity, person, request,
  RequestOutcomeDate, taken <= 6 * 7 FROM decided;
INSERT INTO hit
SELECT 'ehc-requests-decided-after-6-weeks-percentage', activity, person, request, NULL,
  taken > 6 * 7 FROM decided;

INSERT INTO covered VALUES ('ehc-requests-mediation'), ('ehc-requests-tribunal'),
  ('ehc-requests-tribunal-after-mediation');
INSERT INTO hit
SELECT 'ehc-requests-mediation', activity, person, request, NULL, 1 FROM chain
WHERE RequestMediation = '1';
INSERT INTO hit
SELECT 'ehc-requests-tribunal', activity, person, request, NULL, 1 FROM chain
WHERE RequestTribunal = '1';
INSERT INTO hit
SELECT 'ehc-requests-tribunal-after-mediation', activity, person, request, NULL, 1 FROM chain
WHERE RequestMediation = '1' AND RequestTribunal = '1';
