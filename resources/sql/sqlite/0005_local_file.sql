-- In addition to the course's tables, a file has an index that finds the rows of a month, and the seal, by which damage
-- is detected: one row, written when the file is closed (see docs/decisions/0026-local-file-integrity.md).
CREATE INDEX bt_expenses_date ON expenses (date);
CREATE TABLE bt_seal (
    id INTEGER NOT NULL PRIMARY KEY,
    change_counter INTEGER NOT NULL,
    schema_cookie INTEGER NOT NULL,
    page_count INTEGER NOT NULL,
    digest TEXT NOT NULL
);
