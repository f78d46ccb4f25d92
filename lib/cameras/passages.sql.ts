/**
 * Where the newest $4 vehicles read at camera $1 were read next within $3 seconds; those whose time is not yet over at $2
 * are left out, for nobody knows of them. A mark's reads are one look into its index each: 1,000 take some 50 ms.
 */
export const passagesFrom = `
WITH passed AS MATERIALIZED (
  SELECT vrm, captured_at FROM read
  WHERE camera_id = $1 AND captured_at > $2::timestamptz - interval '30 days'
    AND captured_at <= $2::timestamptz - make_interval(secs => $3)
  ORDER BY captured_at DESC LIMIT $4
)
SELECT next.camera_id AS "toCameraId", count(*)::int AS vehicles,
  percentile_cont(0.1) WITHIN GROUP (ORDER BY next.seconds) AS "p10Sec",
  percentile_cont(0.9) WITHIN GROUP (ORDER BY next.seconds) AS "p90Sec"
FROM passed LEFT JOIN LATERAL (
  SELECT r.camera_id, extract(epoch FROM r.captured_at - passed.captured_at)::float8 AS seconds FROM read r
  WHERE r.vrm = passed.vrm AND r.captured_at > passed.captured_at
    AND r.captured_at <= passed.captured_at + make_interval(secs => $3) AND r.camera_id <> $1
  ORDER BY r.captured_at LIMIT 1
) next ON true
GROUP BY next.camera_id`
