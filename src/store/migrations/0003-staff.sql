-- Who may sign in. Passphrases as argon2id, session tokens as keyed hashes: neither can be read back.
create table staff (
  id uuid primary key,
  name text not null check (name <> ''),
  -- Folded to lower case: one account for each address.
  email text not null unique check (email = lower(email)),
  role text not null check (role in ('lead', 'analyst', 'dpo', 'communications', 'service-owner', 'contact-centre', 'liaison')),
  authority_id uuid not null references authority,
  passphrase text not null,
  added_at timestamptz not null
);

create table session (
  token_hash bytea primary key,
  staff_id uuid not null references staff on delete cascade,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > started_at)
);
create index session_by_staff on session (staff_id);
create index session_by_end on session (ends_at);

-- From where somebody has signed in before: a flood against their address from elsewhere does not hold them up.
create table familiar_source (
  staff_id uuid not null references staff on delete cascade,
  source_hash bytea not null,
  seen_at timestamptz not null,
  primary key (staff_id, source_hash)
);

-- How far each address and source has used up its tries; free_at in the past means not at all.
create table sign_in_throttle (
  key_hash bytea primary key,
  free_at timestamptz not null
);
create index sign_in_throttle_by_free_at on sign_in_throttle (free_at);
