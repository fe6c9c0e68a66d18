-- Every personal number that a case has had, by keyed hash: the way from a worker's own number, and from the numbers of those the
-- worker has declared to be close to, to the cases that are closed to that worker. Cases from before this have the number that
-- they were opened with; `samkraft rebuild` finds the others.
create table case_number (
    association_id {{int}} not null,
    number_hash {{blob}} not null,
    case_id {{int}} not null,
    primary key (association_id, number_hash, case_id)
) {{clustered}};
create index case_number_case on case_number (association_id, case_id);
insert into case_number (association_id, number_hash, case_id) select association_id, number_hash, case_id from person;
