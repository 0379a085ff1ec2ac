-- News in the language of whoever asked; emergency messages to all; who it comes from; how far each mailing has come.
alter table subscriber add column language text not null default 'en' check (language ~ '^[a-z]{2,3}(-[a-z]{2,8})?$');
update subscriber set wanted = wanted || '{"language": "en"}' where wanted is not null;

alter table mailing drop constraint mailing_kind_check;
alter table mailing
  add check (kind in ('confirmation', 'welcome', 'news', 'digest', 'emergency')),
  -- In references: after a restore a number comes again, and must not be taken for a message that went out before.
  add column code text not null default substr(replace(gen_random_uuid()::text, '-', ''), 1, 8),
  -- The message above the site that it tells of; of one that was taken down nothing more is sent.
  add column emergency text unique references emergency,
  add column sent int not null default 0,
  add column refused int not null default 0,
  -- Of whoever left before theirs was sent.
  add column dropped int not null default 0;
alter table mailing add check ((kind = 'emergency') = (emergency is not null));
update mailing m set sent = t.sent, refused = t.refused from (
  select mailing, count(*) filter (where state = 'sent') as sent, count(*) filter (where state = 'failed') as refused
  from mailing_message group by mailing) t where t.mailing = m.id;
create index mailing_to_many on mailing (id) where kind in ('news', 'digest', 'emergency');
-- What was told so far keeps its words, and what stands there now is not told again in others.
update mailing set items = (
  select coalesce(jsonb_agg(i - 'text' || jsonb_build_object('says',
    jsonb_build_object('key', 'plain', 'values', jsonb_build_object('text', i ->> 'text')))), '[]')
  from jsonb_array_elements(items) as i) where items <> '[]';
update news_desk set latest = null, announced = null, changed_at = null;

-- Emergencies come first after confirmations.
update mailing_message set rank = rank + 1 where rank > 0;

-- How many are gone, and why: of themselves nothing is kept.
create table subscriber_gone (
  day date not null,
  why text not null check (why in ('left', 'asked-us', 'unreachable', 'complained', 'unconfirmed')),
  count int not null,
  primary key (day, why)
);

-- Who the news comes from. One row at most.
create table news_sender (
  only_one boolean primary key default true check (only_one),
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  reply_to text not null default ''
);
select require_entry('news_sender');
select guard_rows('subscriber_gone');
select guard_rows('news_sender');
