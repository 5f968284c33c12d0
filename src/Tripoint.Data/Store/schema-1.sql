-- Version 1 of the store. One row a table in imported_table; everything else refers to it by table_id and part.
-- No keys or indexes: there is one writer at a time, names are checked before writing, and a replaced table is deleted and written again
-- in one transaction, which indexes would refuse.
CREATE TABLE store_version (version INTEGER NOT NULL);
INSERT INTO store_version VALUES (1);

CREATE TABLE imported_table (
  table_id INTEGER NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL, year INTEGER NOT NULL,
  economies INTEGER NOT NULL, sectors INTEGER NOT NULL,
  imported_at VARCHAR NOT NULL, tripoint_version VARCHAR NOT NULL, content_sha256 VARCHAR NOT NULL);

-- part: 'world', 'input-output' or 'flows'.
CREATE TABLE table_part (
  table_id INTEGER NOT NULL, part VARCHAR NOT NULL, name VARCHAR NOT NULL, year INTEGER NOT NULL,
  how_made VARCHAR NOT NULL, books VARCHAR NOT NULL, is_hybrid BOOLEAN NOT NULL);
CREATE TABLE part_log (table_id INTEGER NOT NULL, part VARCHAR NOT NULL, position INTEGER NOT NULL, entry VARCHAR NOT NULL);
CREATE TABLE part_source (
  table_id INTEGER NOT NULL, part VARCHAR NOT NULL, position INTEGER NOT NULL,
  title VARCHAR NOT NULL, vintage VARCHAR NOT NULL, licence VARCHAR NOT NULL, file VARCHAR NOT NULL, sha256 VARCHAR NOT NULL);
CREATE TABLE part_economy (
  table_id INTEGER NOT NULL, part VARCHAR NOT NULL, position INTEGER NOT NULL,
  code VARCHAR NOT NULL, en VARCHAR NOT NULL, zh VARCHAR NOT NULL, ja VARCHAR NOT NULL, ko VARCHAR NOT NULL);
CREATE TABLE part_sector (
  table_id INTEGER NOT NULL, part VARCHAR NOT NULL, position INTEGER NOT NULL, classification VARCHAR NOT NULL, code VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  en VARCHAR NOT NULL, zh VARCHAR NOT NULL, ja VARCHAR NOT NULL, ko VARCHAR NOT NULL);
CREATE TABLE final_category (table_id INTEGER NOT NULL, position INTEGER NOT NULL, code VARCHAR NOT NULL);
CREATE TABLE rebalancing (
  table_id INTEGER NOT NULL, position INTEGER NOT NULL, step VARCHAR NOT NULL, reason VARCHAR NOT NULL, moved_musd DOUBLE NOT NULL, moved_share DOUBLE NOT NULL);
CREATE TABLE rebalancing_largest (table_id INTEGER NOT NULL, step INTEGER NOT NULL, position INTEGER NOT NULL, change VARCHAR NOT NULL);

-- The numbers: field of the part ('trade', 'intermediate', 'tariff-table:tariffs2005', 'flows:2011', …), cut into rows of equal length.
CREATE TABLE numbers (table_id INTEGER NOT NULL, part VARCHAR NOT NULL, field VARCHAR NOT NULL, position INTEGER NOT NULL, content DOUBLE[] NOT NULL);
