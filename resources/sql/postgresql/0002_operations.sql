-- What was carried out, by the operation's id, so that nothing happens twice: what was asked for, and the first answer.
-- An operation that changed nothing has no answer, and its transaction fails at the check.
CREATE TABLE bt_operations (
    id UUID NOT NULL,
    content TEXT NOT NULL,
    result TEXT DEFAULT '',
    done_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT bt_operations_pkey PRIMARY KEY (id),
    CONSTRAINT bt_operations_has_result CHECK (result IS NOT NULL)
);
