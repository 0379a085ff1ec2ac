-- Witnesses: partners put their signature under this ledger's checkpoints, and this record puts its own under theirs.

-- Whose cosignatures count for this ledger.
create table witness (
  verifier text primary key,
  name text not null check (name <> ''),
  added_at timestamptz not null
);

-- What they have co-signed: the signed checkpoint with their line under it. The latest of each, and those before.
create table cosigned_checkpoint (
  verifier text not null references witness,
  size bigint not null check (size >= 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  cosigned_at timestamptz not null,
  primary key (verifier, size)
);

-- The ledgers of partners that this record watches, and the last that it has co-signed of each.
create table witnessed_ledger (
  origin text primary key,
  verifier text not null,
  name text not null check (name <> ''),
  added_at timestamptz not null,
  size bigint not null default 0,
  root bytea not null default sha256(''),
  note text,
  cosigned_at timestamptz
);

-- Evidence that a ledger was told in two ways: kept for good, and shown to all.
create table fork_seen (
  id uuid primary key,
  origin text not null,
  kind text not null check (kind in ('fork', 'rewind', 'unproved')),
  -- What was shown now, and what was known before.
  size bigint not null,
  root bytea,
  note text not null,
  known_size bigint not null,
  known_by text not null,
  seen_at timestamptz not null,
  unique nulls not distinct (origin, kind, size, root)
);

select require_entry(name::regclass) from unnest(array['witness', 'cosigned_checkpoint', 'witnessed_ledger', 'fork_seen'])
  as name;
select guard_rows(name::regclass) from unnest(array['witness', 'cosigned_checkpoint', 'witnessed_ledger', 'fork_seen'])
  as name;
create policy reads on witness for select to candour_staff using ((select my_role_may('witness.read')));
create policy reads on cosigned_checkpoint for select to candour_staff using ((select my_role_may('witness.read')));
create policy reads on witnessed_ledger for select to candour_staff using ((select my_role_may('witness.read')));
create policy reads on fork_seen for select to candour_staff using ((select my_role_may('witness.read')));

-- Cosignatures and evidence only grow.
create trigger cosigned_checkpoint_is_kept before update or delete on cosigned_checkpoint
  for each row execute function refuse_ledger_change();
create trigger cosigned_checkpoint_is_not_emptied before truncate on cosigned_checkpoint
  for each statement execute function refuse_ledger_change();
create trigger fork_seen_is_kept before update or delete on fork_seen
  for each row execute function refuse_ledger_change();
create trigger fork_seen_is_not_emptied before truncate on fork_seen
  for each statement execute function refuse_ledger_change();

-- The head is out of reach of every page; its name, size and key are for whoever may look at witnesses.
create function ledger_in_short() returns table (origin text, size bigint, verifier text)
  language sql stable security definer set search_path from current as
  $$ select origin, size, verifier from ledger_tree $$;
