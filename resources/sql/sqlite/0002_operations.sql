-- The operations that were carried out, so that none is carried out twice: `content` is a digest of the request,
-- `result` the first answer.
CREATE TABLE bt_operations (
    id TEXT NOT NULL PRIMARY KEY,
    content TEXT NOT NULL,
    result TEXT NOT NULL DEFAULT '',
    done_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);
