-- Revealed comparative advantage (Balassa 1965) of every exporter and product with exports; twin of RevealedAdvantage.
WITH cell AS (SELECT exporter, product, sum(value) AS x FROM {flows} WHERE value > 0 GROUP BY exporter, product),
economy AS (SELECT exporter, sum(x) AS x FROM cell GROUP BY exporter),
product AS (SELECT product, sum(x) AS x FROM cell GROUP BY product),
world AS (SELECT sum(x) AS x FROM economy)
SELECT c.exporter, c.product, c.x / p.x * (w.x / e.x) AS rca
FROM cell c JOIN economy e ON e.exporter = c.exporter JOIN product p ON p.product = c.product CROSS JOIN world w
ORDER BY c.exporter, c.product
