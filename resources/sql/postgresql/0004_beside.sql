-- What a ledger's own tables have no column for, by the id of the row that it belongs to. Empty where they have.
-- Without foreign keys, since whoever may delete a row may do so without knowing of these tables.
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
