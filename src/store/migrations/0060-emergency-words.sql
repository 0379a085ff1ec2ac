-- The same words in other languages of the pages ("cy" -> text), and whether lives are in danger.
alter table emergency
  add column texts jsonb not null default '{}' check (jsonb_typeof(texts) = 'object'),
  add column danger boolean not null default false;
