-- The doors. A session has a name that its owner may know, tells how it began, and can be ended from outside; so those from
-- before this end. door: the provider's name, empty for a local password. subject, provider_session: hashes of what the provider
-- calls the person and the session there.
delete from session;
alter table session add column id {{int}};
alter table session add column door text;
alter table session add column subject {{blob}};
alter table session add column provider_session {{blob}};
alter table session add column sealed {{blob}};
create index session_worker on session (association_id, worker);

-- Whom a provider means: a hash of the provider's name and what it calls the person.
create table door_identity (
    association_id {{int}} not null,
    identity_hash {{blob}} not null,
    worker {{int}} not null,
    primary key (association_id, identity_hash)
) {{clustered}};

-- The secret behind a worker's codes.
create table second_factor (
    association_id {{int}} not null,
    worker {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, worker)
) {{clustered}};

-- What must not be used twice: a hash of it, kept until it would be refused for its age.
create table used_once (
    association_id {{int}} not null,
    used_hash {{blob}} not null,
    ends {{int}} not null,
    primary key (association_id, used_hash)
) {{clustered}};
