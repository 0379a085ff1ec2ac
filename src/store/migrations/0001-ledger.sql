-- The ledger: append-only, each entry chained to the one before it by its hash.
create table ledger_entry (
  sequence bigint primary key check (sequence > 0),
  -- Text and not timestamptz: the hash covers these very characters.
  at text not null check (at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$'),
  actor text not null,
  verb text not null,
  subject text not null,
  incident text,
  detail jsonb not null,
  previous text not null unique,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$')
);
create index ledger_entry_incident on ledger_entry (incident, sequence) where incident is not null;

-- How far the ledger reaches. Its only row is locked while entries are added, so that no two follow the same one.
create table ledger_head (
  singleton boolean primary key default true check (singleton),
  size bigint not null,
  hash text not null
);
insert into ledger_head (size, hash) values (0, repeat('0', 64));

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger ledger_entry_is_append_only before update or delete on ledger_entry
  for each row execute function refuse_ledger_change();
create trigger ledger_entry_is_not_emptied before truncate on ledger_entry
  for each statement execute function refuse_ledger_change();
create trigger ledger_head_is_kept before delete on ledger_head
  for each row execute function refuse_ledger_change();
create trigger ledger_head_is_not_emptied before truncate on ledger_head
  for each statement execute function refuse_ledger_change();

create function refuse_ledger_step_back() returns trigger language plpgsql as $$
begin
  if new.size <= old.size then
    raise exception 'the ledger only grows' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger ledger_head_only_grows before update on ledger_head
  for each row execute function refuse_ledger_step_back();
revoke update, delete, truncate on ledger_entry from public;
