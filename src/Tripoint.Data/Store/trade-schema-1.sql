-- Version 1 of the trade store. One row a flow in flow; everything else says what the numbers mean. There is one writer at a time; a file
-- arrives in one transaction, all of it or nothing.
CREATE TABLE trade_version (version INTEGER NOT NULL);
INSERT INTO trade_version VALUES (1);

CREATE TABLE dataset (dataset_id INTEGER NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, digits INTEGER NOT NULL);

-- The record of imports: never deleted from. state: 'current', 'replaced' (by a later import of the same units) or 'removed'.
CREATE TABLE import_log (
  import_id INTEGER NOT NULL, dataset VARCHAR NOT NULL, kind VARCHAR NOT NULL, file VARCHAR NOT NULL, sha256 VARCHAR NOT NULL,
  title VARCHAR NOT NULL, vintage VARCHAR NOT NULL, licence VARCHAR NOT NULL, rows BIGINT NOT NULL, content_sha256 VARCHAR NOT NULL,
  imported_at VARCHAR NOT NULL, tripoint_version VARCHAR NOT NULL, state VARCHAR NOT NULL, notes VARCHAR NOT NULL);

-- What is there: a period of one side's books, of one reporter where the source comes by reporter (0: of all).
CREATE TABLE unit (
  dataset_id INTEGER NOT NULL, period INTEGER NOT NULL, books TINYINT NOT NULL, reporter SMALLINT NOT NULL,
  edition TINYINT NOT NULL, import_id INTEGER NOT NULL, rows BIGINT NOT NULL, value DOUBLE NOT NULL);

CREATE TABLE economy (economy_id SMALLINT NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL);
CREATE TABLE product_name (dataset_id INTEGER NOT NULL, product INTEGER NOT NULL, name VARCHAR NOT NULL);

-- period: year × 100 + month (0: the whole year). books: 0 importer's, 1 exporter's, 2 reconciled. product: the six digits as a number;
-- suffix: the further digits of a national line (0 where dataset.digits is 6). value: thousand US$. quantity: tonnes, NULL where not known.
-- Rows of an import are sorted by period, books, product, importer, exporter, suffix, so that a product is found without an index.
CREATE TABLE flow (
  dataset_id INTEGER NOT NULL, period INTEGER NOT NULL, books TINYINT NOT NULL, product INTEGER NOT NULL, suffix INTEGER NOT NULL,
  importer SMALLINT NOT NULL, exporter SMALLINT NOT NULL, value DOUBLE NOT NULL, quantity DOUBLE, import_id INTEGER NOT NULL);
