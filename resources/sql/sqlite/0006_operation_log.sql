-- The log of all operations (docs/decisions/0037-operations-and-sync.md). `content` is the operation as JSON; the other
-- columns repeat the parts by which it is found. `request` is a digest of the request: the same id with another digest
-- is refused.
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
-- The rows that each entry of the log changed.
CREATE TABLE bt_log_rows (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (table_name, row_id, sequence)
) WITHOUT ROWID;
CREATE INDEX bt_log_rows_sequence ON bt_log_rows (sequence);
-- Only in a replica: rows as the server last had them, for rows whose shown values may differ. `content` is empty if
-- the server has no such row.
CREATE TABLE bt_base (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    part TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID;
CREATE INDEX bt_base_part ON bt_base (part);
-- Only in a replica: the digest of each part that it holds, in hexadecimal digits.
CREATE TABLE bt_parts (
    part TEXT NOT NULL PRIMARY KEY,
    digest TEXT NOT NULL
) WITHOUT ROWID;
-- Only in a replica: the server's ids of rows that were entered on this computer.
CREATE TABLE bt_server_ids (
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    server_id INTEGER NOT NULL,
    PRIMARY KEY (table_name, row_id)
) WITHOUT ROWID;
CREATE INDEX bt_server_ids_server ON bt_server_ids (table_name, server_id);
-- The properties of this file: `kind` (ledger or replica), `days` (for how many days the log is kept), and for each
-- table the largest id that it has used.
CREATE TABLE bt_meta (
    name TEXT NOT NULL PRIMARY KEY,
    value NOT NULL
) WITHOUT ROWID;
INSERT INTO bt_meta (name, value) VALUES ('kind', 'ledger'), ('days', 30);
-- For each row that is one half of a transfer: the id of the operation that made both halves.
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
