-- The log of all operations (docs/decisions/0037-operations-and-sync.md). `content` is the operation as JSON; the other columns
-- repeat the parts by which it is found. `request` is a digest of what was asked for, so that the id of an operation
-- stands for one request only.
CREATE TABLE bt_log (
    sequence INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    operation TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    fate TEXT NOT NULL,
    is_own INTEGER NOT NULL,
    is_sent INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    person INTEGER NOT NULL,
    batch TEXT NOT NULL,
    reverses TEXT NOT NULL,
    computer TEXT NOT NULL,
    request TEXT NOT NULL,
    content TEXT NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX bt_log_unsent ON bt_log (sequence) WHERE fate IN ('waiting', 'in_conflict', 'refused');
CREATE INDEX bt_log_batch ON bt_log (batch) WHERE batch <> '';
CREATE INDEX bt_log_made_at ON bt_log (made_at);
-- Which entries of the log changed a row.
CREATE TABLE bt_log_rows (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (table_name, row_id, sequence)
) WITHOUT ROWID;
CREATE INDEX bt_log_rows_sequence ON bt_log_rows (sequence);
-- A replica: the rows as the server last had them, where the shown rows may differ. `content` is empty if the server has
-- no such row.
CREATE TABLE bt_base (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    part TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID;
CREATE INDEX bt_base_part ON bt_base (part);
-- A replica: the digests of the parts that it holds, in hexadecimal digits.
CREATE TABLE bt_parts (
    part TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL
) WITHOUT ROWID;
-- A replica: the server's ids of rows that were entered here.
CREATE TABLE bt_server_ids (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    server_id INTEGER NOT NULL,
    PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID;
CREATE INDEX bt_server_ids_server ON bt_server_ids (table_name, server_id);
-- What this file is (`kind`: ledger or replica), for how many days the log is kept (`days`), and the largest id that each
-- table has used.
CREATE TABLE bt_meta (
    name TEXT NOT NULL PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;
INSERT INTO bt_meta (name, value) VALUES ('kind', 'ledger'), ('days', 30);
-- The transfer of which a row is one half, by the id of the operation that made both.
CREATE TABLE bt_row_transfers (
    row_id INTEGER NOT NULL PRIMARY KEY,
    transfer TEXT NOT NULL
);
CREATE INDEX bt_row_transfers_transfer ON bt_row_transfers (transfer);
INSERT OR IGNORE INTO bt_row_transfers (row_id, transfer)
SELECT source_id, id FROM bt_transfers UNION ALL SELECT destination_id, id FROM bt_transfers;
DROP TABLE bt_transfers;
CREATE INDEX bt_expenses_category ON expenses (category_id, date);
CREATE INDEX bt_expenses_person ON expenses (user_id);
