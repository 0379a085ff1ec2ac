-- How many people each authority of an incident knows and has told: counts alone, for those that are in the incident.
create function people_by_authority(incident uuid) returns table (authority uuid, known int, told int)
  language sql stable security definer set search_path from current as
  $$ select p.authority_id, count(*)::int, count(t.person_id)::int
    from person p left join (
      select distinct n.person_id from notice n where n.incident_id = incident and n.state = 'sent') t on t.person_id = p.id
    where p.incident_id = incident and p.deleted_at is null
      and (my_authority() is null or incident in (select my_incidents()))
    group by p.authority_id $$;
