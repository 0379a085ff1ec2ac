-- From which backup this record was restored, and when. A second try of the same restore knows by it that it is done.
create table restore (
  backup_id uuid not null,
  backup_made_at timestamptz not null,
  restored_at timestamptz not null,
  -- How many entries the ledger had then: as long as there are no more, nothing has been done since.
  entries bigint not null,
  primary key (backup_id, restored_at)
);

-- After a restore nothing is delivered for an authority until a lead of it says so: what was waiting when the backup was
-- made may have gone out since. The row is gone when delivery is resumed; the entries in the ledger stay.
create table delivery_halt (
  authority_id uuid primary key references authority on delete cascade,
  backup_made_at timestamptz not null,
  halted_at timestamptz not null,
  -- How many messages were waiting in the backup.
  waiting int not null
);

select require_entry('restore');
select require_entry('delivery_halt');
