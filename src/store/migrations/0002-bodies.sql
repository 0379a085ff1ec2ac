-- The public bodies that share IT, and what the public page says about their services.
create table authority (
  id uuid primary key,
  key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text not null check (name <> ''),
  phone text not null default '',
  email text not null default '',
  web text not null default '',
  address text[] not null default '{}',
  -- The order in which bodies were added: the first is the one that set Candour up.
  position int generated always as identity
);

create table service (
  id uuid primary key,
  authority_id uuid not null references authority,
  name text not null check (name <> ''),
  status text not null default 'running' check (status in ('running', 'disrupted', 'suspended', 'essential')),
  note text not null default '',
  expected text not null default '',
  since timestamptz not null,
  position int generated always as identity
);
create index service_by_authority on service (authority_id, position);

create table opening_hours (
  authority_id uuid not null references authority,
  position int not null,
  day text not null check (day <> ''),
  opens text not null,
  closes text not null,
  place text not null default '',
  note text not null default '',
  primary key (authority_id, position)
);
