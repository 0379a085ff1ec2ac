-- What opens the root key: the root wrapped under a passphrase, a key file, a secret of the environment or a recovery key.
-- One of each kind; a new one takes the place of the former.
create table key_slot (
  kind text primary key check (kind in ('passphrase', 'file', 'secret', 'recovery')),
  salt bytea not null,
  wrapped bytea not null,
  terms jsonb not null default '{}',
  made_at timestamptz not null default now()
);

-- A new way to open the record, and the end of a key, stand in the ledger.
select require_entry('key_slot');
create trigger end_of_key_has_its_entry after update on data_key
  for each row when (old.destroyed_at is distinct from new.destroyed_at) execute function mark_change();
