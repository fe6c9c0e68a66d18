-- A team's list is found, filtered, sorted and counted in one index, in which a team's cases lie side by side. Its order is that of
-- the cases, not of what is due: a new date changes the row where it is, instead of moving it for every reader.
drop index card_team;
drop index card_list;
create index card_team on card (association_id, reader, held_by, phase, case_id, next_due, held_from, fingerprint, flags,
    next_contact, last_contact, hours_planned);
