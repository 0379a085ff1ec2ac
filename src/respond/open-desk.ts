/** Binds the use cases to their ports: the desk, all but its half that tells people. */
import { type AccountPorts, openAccountDesk } from "./account/open-account-desk.ts";
import { sessionOf } from "./account/open-session.ts";
import { addAuthority } from "./bodies/add-authority.ts";
import { addService } from "./bodies/add-service.ts";
import { changeContact } from "./bodies/change-contact.ts";
import { setOpeningHours } from "./bodies/set-opening-hours.ts";
import { setServiceStatus } from "./bodies/set-service-status.ts";
import type { Desk } from "./desk.ts";
import { type LoadPorts, loadHolding } from "./holding/load-holding.ts";
import { openReviews } from "./holding/one-at-a-time.ts";
import type { ReviewPorts } from "./holding/review-holding.ts";
import { changePhase } from "./incident/change-phase.ts";
import { declareIncident } from "./incident/declare-incident.ts";
import { readSituation, type SituationPorts } from "./incident/read-situation.ts";
import { recordAwareness } from "./incident/record-awareness.ts";
import type { NoticeDesk } from "./notice-desk.ts";
import { readPerson } from "./people/read-person.ts";
import { type PublishPorts, publishSite } from "./publish/publish-site.ts";
import { publishStatement } from "./publish/publish-statement.ts";
import { writeStatement } from "./publish/write-statement.ts";
import { addStaff } from "./staff/add-staff.ts";
import { type SetUpPorts, setUp } from "./staff/set-up.ts";
import { type SignInPorts, signIn } from "./staff/sign-in.ts";

export type DeskPorts = SignInPorts &
  AccountPorts &
  SetUpPorts &
  LoadPorts &
  ReviewPorts &
  SituationPorts &
  PublishPorts;

export type OpenDesk = Omit<Desk, keyof NoticeDesk> & {
  /** At start: goes on with reviews that a stop interrupted. Ends when they have. */
  resumeReviews(): Promise<void>;
};

export function openDesk(ports: DeskPorts): OpenDesk {
  const { bodies, staff, sessions, incidents, holdings, people, statements, entries } = ports;
  const reviews = openReviews(ports);
  return {
    ...openAccountDesk(ports),
    needsSetUp: async () => !(await staff.any()),
    setUp: (form) => setUp(ports, form),
    signIn: (form) => signIn(ports, form),
    staffOfSession: async (token) => (await sessionOf(ports, token))?.staff ?? null,
    signOut: (token) => sessions.end(token),
    addStaff: (by, form) => addStaff(ports, by, form),

    authorities: () => bodies.authorities(),
    addAuthority: (by, authority) => addAuthority(ports, by, authority),
    changeContact: (by, id, contact) => changeContact(ports, by, id, contact),
    services: () => bodies.services(),
    addService: (by, form) => addService(ports, by, form),
    setServiceStatus: (by, id, change) => setServiceStatus(ports, by, id, change),
    openingHours: () => bodies.openingHours(),
    setOpeningHours: (by, authority, hours) => setOpeningHours(ports, by, authority, hours),

    incidents: () => incidents.all(),
    incident: (reference) => incidents.byReference(reference),
    declareIncident: (by, form) => declareIncident(ports, by, form),
    changePhase: (by, id, change) => changePhase(ports, by, id, change),
    recordAwareness: (by, id, authority, awareAt) => recordAwareness(ports, by, id, authority, awareAt),
    situation: (reader, id) => readSituation(ports, reader, id),

    holdings: (id) => holdings.of(id),
    holding: (id) => holdings.byId(id),
    loadHolding: (by, form) => loadHolding(ports, by, form),
    reviewHolding: (by, id) => reviews.review(by, id),
    unreadDocuments: (reader, id, page) => holdings.unread(reader.authority, id, page),
    resumeReviews: () => reviews.resume(),

    people: (reader, query) => people.page(reader.authority, query),
    person: (reader, id) => readPerson(ports, reader, id),

    statements: (id) => statements.of(id),
    writeStatement: (by, id, form) => writeStatement(ports, by, id, form),
    publishStatement: (by, id, number) => publishStatement(ports, by, id, number),
    publish: (by) => publishSite(ports, by),

    ledger: (query) => entries.page(query),
    verifyLedger: () => entries.verify(),
  };
}
