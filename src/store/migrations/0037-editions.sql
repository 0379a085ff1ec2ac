-- No lost update: the version of what several people edit, and who wrote it. No row: nobody has since Candour counts.
create table edition (
  subject text primary key,
  version int not null check (version > 0),
  -- Whose it is, and of which incident; null where it is of all.
  authority_id uuid references authority,
  incident_id uuid references incident on delete cascade,
  changed_by text not null,
  changed_at timestamptz not null
);
select require_entry('edition');
select guard_rows('edition');
create policy edits on edition for all to candour_staff
  using ((authority_id is null or authority_id = (select my_authority()))
    and (incident_id is null or incident_id in (select my_incidents())));

-- Entries that wait for their place are few; without this they are looked for among all that ever were.
create index ledger_entry_waits on ledger_entry (id) where position is null;
