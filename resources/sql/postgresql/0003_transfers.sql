-- The two rows of each transfer; `id` is that of the operation that made them. No foreign keys, so that a role or
-- script that does not know of this table can delete the rows.
CREATE TABLE bt_transfers (
    id UUID NOT NULL,
    source_id INTEGER NOT NULL,
    destination_id INTEGER NOT NULL,
    CONSTRAINT bt_transfers_pkey PRIMARY KEY (id)
);
