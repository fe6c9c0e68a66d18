-- What somebody has begun to write in a case and not sent (docs/decisions/0025): sealed, of one user and place, for at most 30 days.
create table draft (
    association_id {{int}} not null,
    case_id {{int}} not null,
    worker {{int}} not null,
    party {{int}} not null,
    place text not null,
    at {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, case_id, worker, party, place)
) {{clustered}};
create index draft_at on draft (association_id, at);
