-- The values for which the tables of a ledger have no column, with the id of the row that a value belongs to. A table
-- stays empty where the column exists.
CREATE TABLE bt_expense_dates (
    expense_id INTEGER NOT NULL PRIMARY KEY,
    date DATE NOT NULL
);
CREATE TABLE bt_category_colors (
    category_id INTEGER NOT NULL PRIMARY KEY,
    color VARCHAR(7) NOT NULL
);
CREATE TABLE bt_person_names (
    person_id INTEGER NOT NULL PRIMARY KEY,
    name VARCHAR(100) NOT NULL
);
