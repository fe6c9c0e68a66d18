-- Who in a party opened which case when: what reviewers go through (office/watch.hpp), found in the index alone.
create index access_review on access_log (association_id, party, at, worker, case_id, access);
