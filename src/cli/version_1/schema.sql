create table migration (number {{int}} not null primary key, name text not null, checksum {{int}} not null, at {{int}} not null) {{table}};
-- The journal and everything made from it. The association comes first in every key: it is the tenant, and what the tables are
-- spread over on several machines. Payloads and contents are sealed; what stands in clear says nothing about a person.
-- Instants are microseconds and dates days since 1970 (UTC); enums are their numbers. Tokens in double braces: db::Dialect.

-- ---- keys: the master key wraps party keys, a party key wraps the data keys of its part of each case

create table party_key (
    association_id {{int}} not null,
    party {{int}} not null,
    wrapped {{blob}} not null,
    primary key (association_id, party)
) {{clustered}};

create table data_key (
    association_id {{int}} not null,
    case_id {{int}} not null,
    owner {{int}} not null,
    wrapped {{blob}} not null,
    primary key (association_id, case_id, owner)
) {{clustered}};

create table meta (
    association_id {{int}} not null,
    name text not null,
    value {{blob}} not null,
    primary key (association_id, name)
) {{clustered}};

-- ---- the journal

create table head (
    association_id {{int}} not null,
    case_id {{int}} not null,
    seq {{int}} not null,
    primary key (association_id, case_id)
) {{clustered}};

create table entry (
    association_id {{int}} not null,
    case_id {{int}} not null,
    seq {{int}} not null,
    id {{int}} not null,
    item {{int}} not null,
    version {{int}} not null,
    kind {{int}} not null,
    owner {{int}} not null,
    category {{int}} not null,
    topic {{int}} not null,
    named {{int}} not null,
    author {{int}} not null,
    at {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, case_id, seq)
) {{clustered}};
create unique index entry_version on entry (association_id, case_id, item, version);

create table person (
    association_id {{int}} not null,
    number_hash {{blob}} not null,
    person_id {{int}} not null,
    case_id {{int}} not null,
    primary key (association_id, number_hash)
) {{clustered}};

-- ---- projections

-- next_due and next_contact: none is 2147483647, so that what has no date comes last. last_contact: none is -2147483648: never comes first.
create table card (
    association_id {{int}} not null,
    case_id {{int}} not null,
    reader {{int}} not null,
    team {{int}} not null,
    lead_worker {{int}} not null,
    phase {{int}} not null,
    next_due {{int}} not null,
    next_contact {{int}} not null,
    last_contact {{int}} not null,
    hours_planned {{int}} not null,
    flags {{int}} not null,
    holds_until {{int}} not null,
    held_by {{int}} not null,
    held_from {{int}} not null,
    fingerprint {{int}} not null,
    words_fingerprint {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, case_id, reader)
) {{clustered}};
-- All that lists filter by, sort by and count, without the sealed contents: what a grant leads to is looked up here alone.
-- A team's own list, in its usual order: the page is found by walking it, and the count by counting it.
create index card_team on card (association_id, reader, held_by, next_due, case_id, phase, flags, held_from);
-- Rows that time alone will make wrong, by when.
create index card_run_out on card (association_id, holds_until, case_id) where holds_until < 9223372036854775807;
create index card_list on card (association_id, case_id, reader, next_due, phase, flags, next_contact, last_contact, hours_planned);

create table card_word (
    association_id {{int}} not null,
    reader {{int}} not null,
    word_hash {{int}} not null,
    case_id {{int}} not null,
    primary key (association_id, reader, word_hash, case_id)
) {{clustered}};
create index card_word_case on card_word (association_id, case_id, reader);

create table due (
    association_id {{int}} not null,
    case_id {{int}} not null,
    reader {{int}} not null,
    worker {{int}} not null,
    due {{int}} not null,
    kind {{int}} not null,
    item {{int}} not null,
    primary key (association_id, case_id, reader, worker, due, kind, item)
) {{clustered}};

create table case_grant (
    association_id {{int}} not null,
    case_id {{int}} not null,
    party {{int}} not null,
    worker {{int}} not null,
    team {{int}} not null,
    begins {{int}} not null,
    ends {{int}} not null,
    primary key (association_id, case_id, party, worker, team, begins)
) {{clustered}};
create index grant_worker on case_grant (association_id, worker, party, begins, ends, case_id) where worker <> 0;
create index grant_team on case_grant (association_id, team, party, begins, ends, case_id) where team <> 0;

create table fact (
    association_id {{int}} not null,
    case_id {{int}} not null,
    rev {{int}} not null,
    fingerprint {{int}} not null,
    sealed {{blob}},
    primary key (association_id, case_id)
) {{clustered}};
create index fact_rev on fact (association_id, rev);

-- ---- what reached whom

create table access_log (
    number {{number}},
    association_id {{int}} not null,
    at {{int}} not null,
    access {{int}} not null,
    worker {{int}} not null,
    party {{int}} not null,
    role {{int}} not null,
    case_id {{int}} not null,
    seq {{int}} not null,
    listed {{blob}} not null,
    page text not null,
    digest {{blob}} not null{{number_key}}
) {{table}};
create index access_case on access_log (association_id, case_id, at);

-- ---- repeats, events, sign-in

create table idempotency (
    association_id {{int}} not null,
    worker {{int}} not null,
    key_hash {{blob}} not null,
    fingerprint {{blob}} not null,
    answer {{blob}} not null,
    at {{int}} not null,
    primary key (association_id, worker, key_hash)
) {{clustered}};

-- One row: the last number given to an event or a change of facts. Whoever commits holds it to the end of the transaction, so
-- numbers become visible in their order and a reader that has seen one has seen all before it.
create table outbox_number (
    one {{int}} not null primary key check (one = 1),
    value {{int}} not null
) {{clustered}};
insert into outbox_number (one, value) values (1, 0);

create table outbox (
    number {{int}} not null primary key,
    association_id {{int}} not null,
    case_id {{int}} not null
) {{clustered}};

create table login (
    association_id {{int}} not null,
    username_hash {{blob}} not null,
    sealed {{blob}} not null,
    primary key (association_id, username_hash)
) {{clustered}};

create table session (
    association_id {{int}} not null,
    token_hash {{blob}} not null,
    worker {{int}} not null,
    party {{int}} not null,
    role {{int}} not null,
    begins {{int}} not null,
    last_seen {{int}} not null,
    ends {{int}} not null,
    csrf {{blob}} not null,
    primary key (association_id, token_hash)
) {{clustered}};
