-- Intra-industry trade (Grubel and Lloyd 1975) of every economy with the world over all products; twin of IntraIndustry.
WITH side AS (
  SELECT exporter AS economy, product, sum(value) AS x, 0 AS m FROM {flows} GROUP BY exporter, product
  UNION ALL
  SELECT importer AS economy, product, 0 AS x, sum(value) AS m FROM {flows} GROUP BY importer, product),
cell AS (SELECT economy, product, sum(x) AS x, sum(m) AS m FROM side GROUP BY economy, product)
SELECT economy, 1 - sum(abs(x - m)) / sum(x + m) AS gl FROM cell GROUP BY economy HAVING sum(x + m) > 0 ORDER BY economy
