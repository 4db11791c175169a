-- What was carried out, by the operation's id, so that nothing happens twice: what was asked for, and the first answer.
CREATE TABLE bt_operations (
    id TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    result TEXT NOT NULL DEFAULT '',
    done_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
