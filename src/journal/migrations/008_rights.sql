-- The person's own case, looked up when the participant signs in.
create index person_of on person (association_id, person_id);

-- What remains of a party's part of a case that has been disposed of: the certificate, which says nothing about the person.
create table disposal (
    association_id {{int}} not null,
    case_id {{int}} not null,
    party {{int}} not null,
    at {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, party, at, case_id)
) {{clustered}};
