-- Which two rows are the halves of one transfer, by the id of the operation that made them. Without foreign keys, since
-- whoever may delete a row may do so without knowing of this table.
CREATE TABLE bt_transfers (
    id UUID NOT NULL,
    source_id INTEGER NOT NULL,
    destination_id INTEGER NOT NULL,
    CONSTRAINT bt_transfers_pkey PRIMARY KEY (id)
);
