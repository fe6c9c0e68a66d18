-- Notices by mail and SMS that something waits (docs/decisions/0029). Not the outbox, which tells screens.
-- Whom they go to, and how: addresses, codes, quiet hours and what has been told of, sealed. A version, so that of two who write
-- the later one reads again.
create table notice_receiver (
    association_id {{int}} not null,
    worker {{int}} not null,
    version {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, worker)
) {{clustered}};
-- One to send, or that has been: never what it is about. status: 0 queued, 1 being sent, 2 sent, 3 dead, 4 no longer wanted.
-- sealed: what the receiving server answered.
create table notice (
    association_id {{int}} not null,
    id {{int}} not null,
    worker {{int}} not null,
    channel {{int}} not null,
    what {{int}} not null,
    status {{int}} not null,
    attempts {{int}} not null,
    interrupted {{int}} not null,
    made {{int}} not null,
    next {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, id)
) {{clustered}};
create index notice_next on notice (association_id, status, next);
