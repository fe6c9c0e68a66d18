-- What has been disposed of from the beginning of the access log: a signed certificate, from which the chain goes on. The newest may be
-- a proposal, with no confirmed_by; then nothing is gone yet. through: the last day, as days since 1970.
create table access_disposal (
    association_id {{int}} not null,
    number {{int}} not null,
    through {{int}} not null,
    first_ordinal {{int}} not null,
    last_ordinal {{int}} not null,
    removed {{int}} not null,
    chain {{blob}} not null,
    decision text not null,
    proposed_by {{int}} not null,
    proposed_at {{int}} not null,
    confirmed_by {{int}} not null,
    confirmed_at {{int}} not null,
    signature {{blob}} not null,
    primary key (association_id, number)
) {{clustered}};
