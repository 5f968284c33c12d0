-- One row for every importer and product with imports: the figures of ImportCell and the European Commission's three indicators.
-- {flows} has product, importer, exporter, value (thousand US$) of one period and one set of books; {rest} is the number of ROW, or -1.
-- Set-based twin of ImportScan and CoreDependency: a test holds the two together. Where two suppliers are equal, the one with the lower number counts as the largest.
WITH sold AS (
  SELECT product, exporter, sum(value) AS exports FROM {flows} WHERE value > 0 GROUP BY product, exporter),
world AS (
  SELECT product, sum(exports) AS total FROM sold GROUP BY product),
bought AS (
  SELECT product, importer, sum(value) AS imports,
         coalesce(sum(value * value) FILTER (exporter <> {rest}), 0) AS squares,
         count(*) FILTER (exporter <> {rest}) AS suppliers,
         coalesce(max(value) FILTER (exporter <> {rest}), 0) AS largest,
         coalesce(arg_max(exporter, struct_pack(v := value, e := -exporter)) FILTER (exporter <> {rest}), -1) AS top
  FROM {flows} WHERE value > 0 GROUP BY product, importer)
SELECT b.product, b.importer, b.imports, coalesce(own.exports, 0) AS own_exports,
       b.squares / (b.imports * b.imports) AS hhi, b.suppliers, b.top, b.largest / b.imports AS top_share,
       coalesce(best.exports, 0) / w.total AS top_world_share,
       greatest(0, w.total - coalesce(best.exports, 0) - coalesce(own.exports, 0)) AS others_world_exports,
       b.squares / (b.imports * b.imports) > {hhi} AS cdi1,
       1.0 > {external} AS cdi2,
       b.imports > {ratio} * coalesce(own.exports, 0) AS cdi3
FROM bought b
JOIN world w ON w.product = b.product
LEFT JOIN sold own ON own.product = b.product AND own.exporter = b.importer
LEFT JOIN sold best ON best.product = b.product AND best.exporter = b.top
ORDER BY b.product, b.importer
