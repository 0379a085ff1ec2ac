-- Copies of what was exposed, and what became of reading each document.
create table holding (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  name text not null check (name <> ''),
  folder text not null check (folder <> ''),
  state text not null default 'waiting'
    check (state in ('waiting', 'reading', 'linking', 'registering', 'reviewed', 'failed')),
  problem text,
  files_done bigint not null default 0,
  files_known bigint not null default 0,
  bytes_done bigint not null default 0,
  mentions bigint not null default 0,
  unreadable bigint not null default 0,
  default_controller uuid not null references authority,
  outcomes jsonb not null default '{}',
  people int not null default 0,
  earliest text,
  latest text,
  loaded_at timestamptz not null,
  reviewed_at timestamptz,
  check ((state = 'failed') = (problem is not null))
);
create index holding_by_incident on holding (incident_id, loaded_at);

create table holding_controller (
  holding_id uuid not null references holding on delete cascade,
  prefix text not null check (prefix <> ''),
  authority_id uuid not null references authority,
  primary key (holding_id, prefix)
);

-- File names may name people ("Eviction J Smith.docx"), and reasons may repeat them: both are sealed.
create table document (
  holding_id uuid not null references holding on delete cascade,
  -- Keyed hash of the path: the same document at the next review of the holding.
  id bytea not null,
  -- From 0, in path order of the latest review.
  ordinal int not null,
  path bytea not null,
  sha256 bytea,
  type text not null,
  bytes bigint not null,
  outcome text not null,
  partial boolean not null,
  ocr boolean not null,
  reason bytea,
  duplicate_of bytea,
  pages int,
  earliest text,
  latest text,
  authority_id uuid not null references authority,
  primary key (holding_id, id),
  foreign key (holding_id, duplicate_of) references document (holding_id, id)
    on delete set null (duplicate_of) deferrable initially deferred
);
create index document_unread on document (holding_id, ordinal) where outcome <> 'readable' or partial;
create index document_duplicates on document (holding_id, duplicate_of) where duplicate_of is not null;
