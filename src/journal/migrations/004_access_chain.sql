-- The access log as a chain: each row carries its place and a keyed hash over itself and the row before, so that none can be
-- altered, taken out or moved without its being seen. Rows from before this have neither.
-- source: the address that was asked from.
alter table access_log add column source text;
alter table access_log add column ordinal {{int}};
alter table access_log add column chain {{blob}};

-- The end of each association's chain. Whoever adds rows holds it to the end of the transaction. day: of the last checkpoint.
create table access_chain (
    association_id {{int}} not null primary key,
    ordinal {{int}} not null,
    chain {{blob}} not null,
    day {{int}} not null
) {{clustered}};

-- Once a day, how long the chain was and how it ended, signed; the same is written to the program's log, which is kept elsewhere.
create table access_checkpoint (
    association_id {{int}} not null,
    ordinal {{int}} not null,
    at {{int}} not null,
    chain {{blob}} not null,
    signature {{blob}} not null,
    primary key (association_id, ordinal)
) {{clustered}};
