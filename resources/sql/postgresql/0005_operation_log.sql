-- What sync records of an operation, for the history and for operations that build on it: the operation as JSON, and the
-- parts by which it is found. `content` is then 'sync', and `result` is a JSON object with the ids of the inserted rows.
-- NULL in the records of older versions of the program and of drills.
ALTER TABLE bt_operations
    ADD COLUMN kind TEXT,
    ADD COLUMN operation TEXT,
    ADD COLUMN person INTEGER,
    ADD COLUMN made_at TIMESTAMP WITH TIME ZONE,
    ADD COLUMN computer TEXT;
