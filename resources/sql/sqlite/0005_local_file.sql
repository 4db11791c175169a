-- What a ledger in a file has beside the course's tables: the index by which a month is found, and the seal by which
-- damage is noticed (one row, written when the file is closed; see docs/decisions/0026-local-file-integrity.md).
CREATE INDEX bt_expenses_date ON expenses (date);
CREATE TABLE bt_seal (
    id INTEGER NOT NULL PRIMARY KEY,
    change_counter INTEGER NOT NULL,
    schema_cookie INTEGER NOT NULL,
    page_count INTEGER NOT NULL,
    digest TEXT NOT NULL
);
