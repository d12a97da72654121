-- Every figure: indicator, period, slice, above, all. Months are only looked at where the store has them.

CREATE TABLE counted AS
SELECT indicator, CAST(period AS TEXT) AS period, request, above FROM hit
UNION ALL SELECT indicator, strftime('%Y-%m', day), request, above FROM hit WHERE day IS NOT NULL;

SELECT 'covered', indicator, '', '', 0, 0 FROM covered;
SELECT 'figure', indicator, period, 'total', sum(above), count(*) FROM counted
GROUP BY indicator, period;
SELECT 'figure', indicator, period, dimension || '=' || category, sum(above), count(*)
FROM counted JOIN slice USING (request)
GROUP BY indicator, period, dimension, category;
