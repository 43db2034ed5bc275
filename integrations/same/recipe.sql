-- Screening in SQL alone, for any engine: each distinct name is screened once; the rest is joins with small tables.
--
-- Inputs: `rows` (name, day, and any other columns); `known` (name, tip_code, tip_problem), the answers of `tip_report.screen` for the
-- distinct names; `in_force`, what was in force in each period; `reports`, the reports with their release dates. The joins are with
-- some thousand rows. Spark reads the hint and sends them to each machine; for other engines it is a comment.
WITH periods AS (
    SELECT report_year, released, LEAD(released) OVER (ORDER BY released) AS ended FROM reports
)
SELECT /*+ BROADCAST(known, periods, in_force) */
    rows.*,
    known.tip_code,
    periods.report_year AS tip_report,
    in_force.ranking AS tip_ranking,
    in_force.standing AS tip_standing,
    in_force.evidence AS tip_evidence,
    COALESCE(
        known.tip_problem,
        CASE WHEN rows.day IS NULL THEN 'bad date' WHEN periods.report_year IS NULL THEN 'no report in force' END
    ) AS tip_problem,
    in_force.reassessed AS tip_reassessed
FROM rows
JOIN known ON known.name IS NOT DISTINCT FROM rows.name
LEFT JOIN periods ON rows.day >= periods.released AND (periods.ended IS NULL OR rows.day < periods.ended)
LEFT JOIN in_force
    ON in_force.country = known.tip_code
    AND rows.day >= in_force.valid_from AND (in_force.valid_to IS NULL OR rows.day < in_force.valid_to)
