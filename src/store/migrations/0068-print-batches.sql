-- Letters for a printer, many in one file. A letter stands in one batch and never in another: nothing is printed twice.
create table print_batch (
  id uuid primary key,
  incident_id uuid not null references incident,
  authority_id uuid not null references authority,
  number int not null,
  state text not null check (state in ('making', 'ready', 'handed', 'destroyed')),
  letters int not null check (letters > 0),
  pages int not null default 0,
  -- Sealed: the key of its files. Without it they are gone.
  seal_key bytea,
  sha256 text not null default '',
  encrypted boolean not null default false,
  made_at timestamptz not null,
  handed_by uuid references staff,
  handed_at timestamptz,
  printer text not null default '',
  destroyed_at timestamptz,
  unique (authority_id, number),
  check ((handed_at is null) = (handed_by is null)),
  check (state <> 'handed' or handed_at is not null),
  check ((state = 'destroyed') = (destroyed_at is not null)),
  check (state = 'destroyed' or seal_key is not null)
);
create index print_batch_listed on print_batch (incident_id, authority_id, number);
create index print_batch_unfinished on print_batch (id) where state = 'making';

create table print_letter (
  batch_id uuid not null references print_batch on delete cascade,
  position int not null,
  message_reference text not null unique references message (reference) on delete cascade,
  -- By which its carrier is asked what became of it.
  attempt text not null,
  first_page int not null default 0,
  pages int not null default 0,
  returned_at timestamptz,
  primary key (batch_id, position)
);
create index print_letter_attempt on print_letter (attempt);

-- Who prints for an authority, and the public key for which batches are encrypted.
create table printer (
  authority_id uuid primary key references authority,
  name text not null,
  recipient text not null default '',
  version int not null,
  changed_by text not null,
  changed_at timestamptz not null
);

select require_entry('print_batch'), require_entry('print_letter'), require_entry('printer');
select guard_rows('print_batch'), guard_rows('print_letter'), guard_rows('printer');
create policy reads on print_batch for select to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and (select my_role_may('print.read')));
create policy steps on print_batch for update to candour_staff
  using (authority_id = (select my_authority()) and incident_id in (select my_incidents())
    and ((select my_role_may('print.hand')) or (select my_role_may('print.destroy'))))
  with check (authority_id = (select my_authority()) and state in ('handed', 'destroyed'));
create policy reads on print_letter for select to candour_staff
  using (exists (select from print_batch b where b.id = batch_id));
create policy returns on print_letter for update to candour_staff
  using ((select my_role_may('print.return')) and exists (select from print_batch b where b.id = batch_id));
create policy reads on printer for select to candour_staff using (authority_id = (select my_authority()));
create policy adds on printer for insert to candour_staff
  with check (authority_id = (select my_authority()) and (select my_role_may('printer.change')));
create policy changes on printer for update to candour_staff
  using (authority_id = (select my_authority()) and (select my_role_may('printer.change')));

-- How many letters a partner has printed, and when, is the partner's own.
create policy own_print on ledger_entry as restrictive for select to candour_staff
  using (verb !~ '^print' or leaf::jsonb -> 'detail' ->> 'authority' = (select my_authority())::text);
