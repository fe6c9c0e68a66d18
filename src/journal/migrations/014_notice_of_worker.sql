-- One's own notices, newest first: on the page where one says where to be told.
create index notice_of_worker on notice (association_id, worker, next);
