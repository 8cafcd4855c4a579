-- By how many partitions the records of the service's state topic lie, see Layout. When there are more than that, all is
-- moved before anything else is told.
CREATE TABLE topic_layout (
    topic      text        PRIMARY KEY,
    -- The broker's own: a topic made anew is another one.
    topic_id   text        NOT NULL,
    partitions int         NOT NULL,
    settled_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE ON topic_layout TO ${service}_relay;
