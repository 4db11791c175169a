-- The operations that were carried out, so that none is carried out twice: `content` is a digest of the request,
-- `result` the first answer. A statement that changed no row has no result; the CHECK then fails and rolls the
-- transaction back.
CREATE TABLE bt_operations (
    id UUID NOT NULL,
    content TEXT NOT NULL,
    result TEXT DEFAULT '',
    done_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now(),
    CONSTRAINT bt_operations_pkey PRIMARY KEY (id),
    CONSTRAINT bt_operations_has_result CHECK (result IS NOT NULL)
);
