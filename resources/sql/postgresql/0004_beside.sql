-- The values for which the tables of a ledger have no column, with the id of the row that a value belongs to. A table
-- stays empty where the column exists. No foreign keys, so that a role or script that does not know of these tables can
-- delete the rows.
CREATE TABLE bt_expense_dates (
    expense_id INTEGER NOT NULL,
    date DATE NOT NULL,
    CONSTRAINT bt_expense_dates_pkey PRIMARY KEY (expense_id)
);
CREATE TABLE bt_category_colors (
    category_id INTEGER NOT NULL,
    color VARCHAR(7) NOT NULL,
    CONSTRAINT bt_category_colors_pkey PRIMARY KEY (category_id)
);
CREATE TABLE bt_person_names (
    person_id INTEGER NOT NULL,
    name VARCHAR(100) NOT NULL,
    CONSTRAINT bt_person_names_pkey PRIMARY KEY (person_id)
);
