-- Trade intensity over all products of every exporter and importer that trade; twin of TradeIntensity.
WITH pair AS (SELECT exporter, importer, sum(value) AS x FROM {flows} WHERE value > 0 GROUP BY exporter, importer),
sold AS (SELECT exporter, sum(x) AS x FROM pair GROUP BY exporter),
bought AS (SELECT importer, sum(x) AS x FROM pair GROUP BY importer),
world AS (SELECT sum(x) AS x FROM sold)
SELECT p.exporter, p.importer, p.x / s.x * (w.x / b.x) AS intensity
FROM pair p JOIN sold s ON s.exporter = p.exporter JOIN bought b ON b.importer = p.importer CROSS JOIN world w
ORDER BY p.exporter, p.importer
