-- Incidents, the clock of each controller in them, and what the public was told.
create table incident_count (
  year int primary key,
  last int not null check (last > 0)
);

create table incident (
  id uuid primary key,
  reference text not null unique check (reference ~ '^INC-[0-9]{4}-[0-9]{4,}$'),
  title text not null check (title <> ''),
  phase text not null check (phase in ('suspected', 'confirmed', 'contained', 'concluded', 'near-miss')),
  origin uuid not null references authority,
  summary text not null check (summary <> ''),
  declared_at timestamptz not null,
  believed_what text not null,
  believed_from int,
  believed_to int,
  believed_confidence text not null check (believed_confidence in ('believed', 'likely', 'confirmed')),
  -- How many person references were ever given out: none is used twice.
  people_numbered int not null default 0,
  check (believed_from <= believed_to)
);

-- UK GDPR Art. 33(1): the clock of each controller starts when that controller became aware.
create table incident_authority (
  incident_id uuid not null references incident on delete cascade,
  authority_id uuid not null references authority,
  aware_at timestamptz,
  primary key (incident_id, authority_id)
);
create index incident_authority_by_authority on incident_authority (authority_id);

create table statement (
  incident_id uuid not null references incident on delete cascade,
  number int not null check (number > 0),
  title text not null check (title <> ''),
  body text not null check (body <> ''),
  author_id uuid references staff,
  author_name text not null,
  written_at timestamptz not null,
  published_at timestamptz,
  primary key (incident_id, number)
);
