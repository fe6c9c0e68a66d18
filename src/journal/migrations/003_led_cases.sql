-- The cases that a worker leads, among those that the worker's teams hold: they are the worker's own.
create index card_lead on card (association_id, reader, lead_worker, held_by, held_from, case_id) where lead_worker <> 0;
