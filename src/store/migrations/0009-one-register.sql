-- One register over all holdings of an incident: what each holding says of a person stands by itself, the person's own
-- row is all of it taken together. Two copies of one archive register nobody twice.
create table person_part (
  person_id uuid not null references person on delete cascade,
  holding_id uuid not null references holding,
  authority_id uuid not null references authority,
  role text not null check (role in ('subject', 'staff')),
  names bytea[] not null,
  dates_of_birth bytea[] not null,
  categories text[] not null,
  flags text[] not null,
  ambiguous boolean not null,
  places int not null,
  score double precision not null,
  band text not null,
  context double precision not null,
  identification double precision not null,
  circumstances double precision not null,
  because text[] not null,
  borderline boolean not null,
  primary key (person_id, holding_id)
);
create index person_part_by_holding on person_part (holding_id);
insert into person_part
  select id, holding_id, authority_id, role, names, dates_of_birth, categories, flags, ambiguous, places, score, band,
    context, identification, circumstances, because, borderline
  from person;

alter table contact_point add column holding_id uuid references holding;
update contact_point t set holding_id = p.holding_id from person p where p.id = t.person_id;
alter table contact_point alter column holding_id set not null;

alter table identifier add column holding_id uuid references holding;
update identifier t set holding_id = p.holding_id from person p where p.id = t.person_id;
alter table identifier alter column holding_id set not null;

alter table person_search add column holding_id uuid references holding;
update person_search t set holding_id = p.holding_id from person p where p.id = t.person_id;
alter table person_search drop constraint person_search_pkey, add primary key (hash, person_id, holding_id);

alter table person_link add column holding_id uuid references holding;
update person_link t set holding_id = p.holding_id from person p where p.id = t.person_id;
alter table person_link drop constraint person_link_pkey, add primary key (person_id, rule, holding_id);

-- number: of one human alone (an NI number); place: holds in its own holding only; value: all others.
alter table person_mark add column holding_id uuid references holding,
  add column kind text not null default 'value' check (kind in ('number', 'value', 'place'));
update person_mark t set holding_id = p.holding_id from person p where p.id = t.person_id;
alter table person_mark alter column kind drop default;
alter table person_mark drop constraint person_mark_pkey, add primary key (person_id, hash, holding_id);

-- Reviews that touched the person. A notice keeps the count that it was drafted at: clocks may be set back.
alter table person add column reviews int not null default 0,
  add column more_found boolean not null default false;
alter table notice add column reviews int not null default 0;
update notice n set reviews = -1 from person p join holding h on h.id = p.holding_id
  where p.id = n.person_id and n.drafted_at < h.reviewed_at;

-- A notice that could not be carried may be sent anew: one message at a time, each with a reference of its own.
alter table message drop constraint message_notice_id_key;
create unique index message_under_way on message (notice_id) where state <> 'failed';
create index message_by_notice on message (notice_id);
