-- An authority that leaves an outage had it until then: the history of its services keeps that.
alter table outage_part add column left_at timestamptz, add check (left_at is null or state = 'declined');
