/** What the addresses of pages can name in a furnished record. A part that adds an address with an id adds it here. */
import { minuteKey } from "../../src/domain/notices/unsure/unsure.ts";
import { unsureMinute } from "./furnish-unsure.ts";
import type { Furnished } from "./furnished.ts";

/** Of north, the own authority: whatever an address can name. */
export async function objectsOf({
  sql,
  north,
  incident,
}: Furnished): Promise<Readonly<Record<string, string>>> {
  const one = async (query: string): Promise<string> =>
    String((await sql.unsafe(query))[0]?.["id"] ?? "none");
  return {
    incident: incident.reference,
    authority: north,
    person: await one(`select id from person where authority_id = '${north}'`),
    notice: await one(`select id from notice where authority_id = '${north}'`),
    service: await one(`select id from service where authority_id = '${north}'`),
    maintenance: await one(`select id from maintenance where authority_id = '${north}'`),
    place: await one(`select id from place where authority_id = '${north}'`),
    outage: await one("select id from outage"),
    holding: await one("select id from holding"),
    staff: await one(`select id from staff where authority_id = '${north}'`),
    referral: await one(`select id from referral where authority_id = '${north}'`),
    evidence: await one(`select id from evidence where authority_id = '${north}'`),
    handover: await one(`select id from handover where authority_id = '${north}'`),
    act: "make",
    question: await one("select id from referral_question"),
    line: await one("select id from timeline_line"),
    measure: await one(`select id from measure where authority_id = '${north}' order by number limit 1`),
    exposure: await one(`select id from exposure where authority_id = '${north}'`),
    step: "cancel",
    position: "0",
    proposal: await one("select id from status_proposal"),
    mapKind: "data-sets",
    mapNode: await one("select id from data_set where key = 'permits'"),
    mapFile: "map.csv",
    edge: await one("select id from map_edge where kind = 'uses' and to_day is null"),
    sighting: await one(`select id from sighting where authority_id = '${north}' order by number`),
    group: await one(`select id from sighting_group where authority_id = '${north}'`),
    file: await one("select id from sighting_file"),
    attestation: await one(`select id from attestation where authority_id = '${north}'`),
    /** One that north may answer. */
    partners: await one(`select id from attestation where authority_id <> '${north}'`),
    briefing: await one(`select number as id from briefing where authority_id = '${north}' and everybody`),
    asked: await one("select id from briefing_proposal"),
    number: "1",
    code: "cy",
    wording: "plain",
    subject: await one(`select 'place.' || id as id from place where authority_id = '${north}'`),
    call: await one(`select id from check_call where authority_id = '${north}'`),
    complaint: await one(`select id from complaint where authority_id = '${north}'`),
    batch: await one(`select id from print_batch where authority_id = '${north}'`),
    wave: "1",
    wish: await one(`select id from contact_wish where authority_id = '${north}'`),
    agreement: await one(`select id from telling_agreement where teller_id = '${north}'`),
    suppression: await one(`select id from suppression where authority_id = '${north}'`),
    minute: minuteKey(unsureMinute),
    flagFile: await one(`select id from flag_file where authority_id = '${north}'`),
    personFlag: "at-risk",
    regime: "people",
    section: "effects",
    form: "text",
    provider: "none",
  };
}
