-- A partner's lead may say by the link in the e-mail that they have read it. That is not yet the authority's own word, which
-- says since when it is aware; but whoever waits for it sees that somebody there knows.
alter table telling add column briefing_id uuid references briefing on delete set null;

-- Of each authority, when first: nobody's name, and to nobody but those in the incident.
create function telling_heard(incident uuid) returns table (authority uuid, at timestamptz)
  language sql stable security definer set search_path from current as
  $$ select t.authority_id, min(a.at)
    from telling t join briefing_recipient r on r.briefing_id = t.briefing_id and r.authority_id = t.authority_id
      join briefing_acknowledgement a on a.recipient_id = r.id
    where t.incident_id = incident and (my_authority() is null or incident in (select my_incidents()))
    group by t.authority_id $$;
