-- Lists are answered from memory (docs/decisions/0021): what they were walked by is not needed. card_list stays, for what is due.
drop index card_team;
drop index card_lead;

-- A worker's own ways of looking at the list of cases: name and address sealed, for a search may hold a name.
create table saved_view (
    association_id {{int}} not null,
    worker {{int}} not null,
    id {{int}} not null,
    is_first {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, worker, id)
) {{clustered}};
