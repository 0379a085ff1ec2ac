-- The register: who the holdings are about. As little as is needed to tell people and to answer them: what is needed
-- in clear is sealed field by field, identifiers are masked forms and keyed hashes, and the rest are pointers to places.
create table person (
  id uuid primary key,
  incident_id uuid not null references incident on delete cascade,
  holding_id uuid not null references holding,
  number int not null check (number > 0),
  -- The controller: its staff see this person, and nobody else's do.
  authority_id uuid not null references authority,
  role text not null check (role in ('subject', 'staff')),
  names bytea[] not null,
  dates_of_birth bytea[] not null,
  categories text[] not null,
  flags text[] not null check (flags <@ array['child', 'deceased', 'at-risk', 'no-fixed-abode']),
  ambiguous boolean not null,
  places int not null check (places >= 0),
  score double precision not null,
  band text not null check (band in ('low', 'medium', 'high', 'very-high')),
  context double precision not null,
  identification double precision not null,
  circumstances double precision not null,
  because text[] not null,
  borderline boolean not null,
  unique (incident_id, number)
);
create index person_by_severity on person (incident_id, authority_id, score desc, number);
create index person_by_places on person (incident_id, authority_id, places desc, number);
create index person_by_holding on person (holding_id);

create table contact_point (
  person_id uuid not null references person on delete cascade,
  ordinal int not null,
  kind text not null check (kind in ('email', 'phone', 'address')),
  value bytea not null,
  -- Equal for equal addresses, so that one shared by several people is recognised.
  hash bytea not null,
  primary key (person_id, ordinal)
);
create index contact_point_by_hash on contact_point (hash);

create table identifier (
  person_id uuid not null references person on delete cascade,
  ordinal int not null,
  type text not null,
  masked text not null,
  hash bytea not null,
  primary key (person_id, ordinal)
);
create index identifier_by_hash on identifier (hash);

-- Pointers: which kinds of data stand where. The value itself stays in the document.
create table finding (
  person_id uuid not null references person on delete cascade,
  ordinal int not null,
  holding_id uuid not null,
  document bytea not null,
  -- Sheets and parts may be named after people, so the place is sealed like a path.
  place bytea not null,
  types text[] not null,
  primary key (person_id, ordinal),
  foreign key (holding_id, document) references document (holding_id, id)
);
create index finding_by_document on finding (holding_id, document);

-- Keyed hashes of folded words, so that staff can look a caller up without anything being kept in clear.
create table person_search (
  hash bytea not null,
  person_id uuid not null references person on delete cascade,
  primary key (hash, person_id)
);
create index person_search_by_person on person_search (person_id);

-- Keyed hashes by which the next review of the holding knows the person again.
create table person_mark (
  person_id uuid not null references person on delete cascade,
  hash bytea not null,
  primary key (person_id, hash)
);

-- Why mentions were taken for one person, by rule; never a value.
create table person_link (
  person_id uuid not null references person on delete cascade,
  rule text not null,
  links int not null check (links > 0),
  primary key (person_id, rule)
);
