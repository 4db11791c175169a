-- What a ledger's own tables have no column for, by the id of the row that it belongs to. Empty where they have.
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
