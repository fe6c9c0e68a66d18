-- The bytes of documents, beside the journal: what they are is in the sealed entry that tells of them. Sealed in pieces under the
-- key of the case and the party, like entries. Nothing is shared between cases, and no hash of a file stands in the clear.
create table file_part (
    association_id {{int}} not null,
    case_id {{int}} not null,
    file {{int}} not null,
    part {{int}} not null,
    parts {{int}} not null,
    owner {{int}} not null,
    sealed {{blob}} not null,
    primary key (association_id, case_id, file, part)
) {{table}};
