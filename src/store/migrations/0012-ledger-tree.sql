-- The ledger becomes a log with a Merkle tree over it (RFC 6962). An entry is written with its change, without a place;
-- its place in the tree is given right after the commit, to all that wait at once, so that no change waits for another.
alter table ledger_entry rename to ledger_entry_chained;
alter index ledger_entry_incident rename to ledger_entry_chained_incident;

create table ledger_entry (
  -- In the order of arrival; the order that counts is that of the positions.
  id bigint generated always as identity primary key,
  -- The very characters that are hashed (RFC 8785).
  leaf text not null,
  -- From 0. Null: waits for its place.
  position bigint check (position >= 0),
  hash bytea check (length(hash) = 32),
  transaction xid8 not null default pg_current_xact_id(),
  -- Read from the leaf itself, so that nothing can say anything else than what is hashed.
  verb text not null generated always as (leaf::jsonb ->> 'verb') stored,
  incident text generated always as (leaf::jsonb ->> 'incident') stored,
  check ((position is null) = (hash is null))
);
-- Each for those alone that it is for: an entry that waits stands in one index besides its key.
create unique index ledger_entry_position on ledger_entry (position) where position is not null;
create index ledger_entry_waiting on ledger_entry (transaction) where position is null;
create index ledger_entry_incident on ledger_entry (incident, position)
  where incident is not null and position is not null;

insert into ledger_entry (leaf)
  select jsonb_strip_nulls(jsonb_build_object('actor', actor, 'detail', detail, 'incident', incident, 'subject', subject,
    'verb', verb, 'written', at, 'chained', hash))::text
  from ledger_entry_chained order by sequence;
drop table ledger_entry_chained;
-- Those that were carried over wait under this transaction; they are no part of any change.
drop table ledger_head;
drop function refuse_ledger_step_back();

-- The tree as far as places were given: the roots of its complete subtrees. Locked while places are given.
create table ledger_tree (
  singleton boolean primary key default true check (singleton),
  -- Under this name its checkpoints are signed: no two ledgers have the same.
  origin text not null default 'candour/' || gen_random_uuid(),
  size bigint not null default 0,
  peaks bytea[] not null default '{}',
  root bytea not null default sha256(''),
  -- The latest checkpoint, signed; null as long as nothing was signed.
  checkpoint text,
  -- By which whoever reads it checks the signature.
  verifier text
);
insert into ledger_tree default values;

-- What belongs to salted hashes in entries. Deleting a row makes its hash say nothing any more.
create table entry_salt (
  hash bytea primary key check (length(hash) = 32),
  salt bytea not null,
  -- Whom or what it is about, so that all of it can be forgotten: "person:…".
  subject text not null
);
create index entry_salt_by_subject on entry_salt (subject);

create or replace function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;

-- A place is given once; nothing else ever changes.
create function refuse_entry_change() returns trigger language plpgsql as $$
begin
  if old.position is not null or new.position is null or new.leaf <> old.leaf or new.id <> old.id
    or new.transaction <> old.transaction then
    raise exception 'the ledger is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger ledger_entry_gets_its_place_once before update on ledger_entry
  for each row execute function refuse_entry_change();
create trigger ledger_entry_is_append_only before delete on ledger_entry
  for each row execute function refuse_ledger_change();
create trigger ledger_entry_is_not_emptied before truncate on ledger_entry
  for each statement execute function refuse_ledger_change();

create function refuse_tree_step_back() returns trigger language plpgsql as $$
begin
  if new.size < old.size or (new.size = old.size and new.root <> old.root) or new.origin <> old.origin then
    raise exception 'the ledger only grows' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger ledger_tree_only_grows before update on ledger_tree
  for each row execute function refuse_tree_step_back();
create trigger ledger_tree_is_kept before delete on ledger_tree
  for each row execute function refuse_ledger_change();
create trigger ledger_tree_is_not_emptied before truncate on ledger_tree
  for each statement execute function refuse_ledger_change();

-- A change without its entry cannot be committed. Whatever changes a table that holds decisions or people marks its
-- transaction, once; at the commit the mark asks for an entry of the same transaction, and goes.
create table change_under_way (transaction xid8 primary key);

create function mark_change() returns trigger language plpgsql security definer set search_path from current as $$
begin
  insert into change_under_way values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

create function mark_changed_rows() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if exists (select from changed) then
    insert into change_under_way values (pg_current_xact_id()) on conflict do nothing;
  end if;
  return null;
end $$;

create function demand_entry() returns trigger language plpgsql security definer set search_path from current as $$
begin
  if not exists (select from ledger_entry where transaction = new.transaction and position is null) then
    raise exception 'a change without its entry in the ledger is refused' using errcode = 'integrity_constraint_violation';
  end if;
  delete from change_under_way where transaction = new.transaction;
  return null;
end $$;
create constraint trigger change_has_its_entry after insert on change_under_way deferrable initially deferred
  for each row execute function demand_entry();

create function require_entry(tabled regclass) returns void language plpgsql as $$
begin
  execute format('create trigger insert_has_its_entry after insert on %s referencing new table as changed for each statement execute function mark_changed_rows()', tabled);
  execute format('create trigger update_has_its_entry after update on %s referencing new table as changed for each statement execute function mark_changed_rows()', tabled);
  execute format('create trigger delete_has_its_entry after delete on %s referencing old table as changed for each statement execute function mark_changed_rows()', tabled);
end $$;

-- Of tables whose rows are also brought up to date without anything being decided: `decided` tells a decision.
create function require_entry(tabled regclass, decided text) returns void language plpgsql as $$
begin
  execute format('create trigger insert_has_its_entry after insert on %s referencing new table as changed for each statement execute function mark_changed_rows()', tabled);
  execute format('create trigger update_has_its_entry after update on %s for each row when (%s) execute function mark_change()', tabled, decided);
  execute format('create trigger delete_has_its_entry after delete on %s referencing old table as changed for each statement execute function mark_changed_rows()', tabled);
end $$;

select require_entry(name::regclass) from unnest(array['authority', 'service', 'opening_hours', 'staff', 'incident',
  'incident_authority', 'statement', 'holding_controller', 'document', 'person', 'contact_point', 'identifier', 'finding',
  'person_search', 'person_mark', 'person_link', 'person_part', 'notice']) as name;
-- How far the reading of a holding is, and the lease of a message, are no decisions.
select require_entry('holding', 'old.state is distinct from new.state and new.state in (''waiting'', ''reviewed'', ''failed'')');
select require_entry('message', 'old.state is distinct from new.state');
