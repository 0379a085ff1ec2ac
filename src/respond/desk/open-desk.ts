/** Binds the use cases to their ports: the desk, all but its half that tells people. */
import { type AccountPorts, openAccountDesk } from "../account/open-account-desk.ts";
import { sessionOf } from "../account/open-session.ts";
import type { AgreementStore } from "../agreements/agreement-store.ts";
import { addAuthority } from "../bodies/add-authority.ts";
import { addService } from "../bodies/add-service.ts";
import { changeContact } from "../bodies/change-contact.ts";
import { setServiceStatus } from "../bodies/set-service-status.ts";
import type { BriefingStore } from "../briefings/briefing-store.ts";
import { type CallerPorts, openCallerDesk } from "../callers/open-caller-desk.ts";
import { type CasePorts, openCaseDesk } from "../case/open-case-desk.ts";
import type { By } from "../change-by.ts";
import { type CheckDeskPorts, openCheckDesk } from "../check/open-check-desk.ts";
import { type ComplaintDeskPorts, openComplaintDesk } from "../complaints/open-complaint-desk.ts";
import { type ContactsPorts, openContactsDesk } from "../contacts/open-contacts-desk.ts";
import { openEmergencyDesk } from "../emergency/open-emergency-desk.ts";
import type { EmergencyPorts } from "../emergency/ports.ts";
import type { ExposureStore } from "../exposure/exposure-store.ts";
import { follow, openExposureDesk, withReckoning } from "../exposure/open-exposure-desk.ts";
import { type LoadPorts, loadHolding } from "../holding/load-holding.ts";
import { openReviews } from "../holding/one-at-a-time.ts";
import type { ReviewPorts } from "../holding/review-holding.ts";
import { changePhase } from "../incident/change-phase.ts";
import { declareIncident } from "../incident/declare-incident.ts";
import { readIncident, readIncidents } from "../incident/read-incidents.ts";
import { readSituation, type SituationPorts } from "../incident/read-situation.ts";
import { recordAwareness } from "../incident/record-awareness.ts";
import { type JudgementPorts, openJudgementDesk } from "../judgements/open-judgement-desk.ts";
import type { MapStore } from "../map/map-store.ts";
import { openMapDesk } from "../map/open-map-desk.ts";
import { type MeasuresPorts, openMeasuresDesk } from "../measures/open-measures-desk.ts";
import type { LaterStore } from "../notices/later/later-store.ts";
import { readPeople } from "../people/read-people.ts";
import { readPerson } from "../people/read-person.ts";
import type { PlacePorts } from "../places/place-store.ts";
import { openPointDesk } from "../points/open-point-desk.ts";
import type { EditionStore } from "../ports.ts";
import { openProgressDesk } from "../progress/open-progress-desk.ts";
import type { ProgressStore } from "../progress/progress-store.ts";
import type { PublicNoticeStore } from "../public-notice/public-notice-store.ts";
import { openPublicServiceDesk } from "../public-services/open-public-service-desk.ts";
import type { PublicServicePorts } from "../public-services/ports.ts";
import { openStatementDesk } from "../publish/open-statement-desk.ts";
import { type PublishPorts, publishSite } from "../publish/publish-site.ts";
import { openReadingDesk } from "../readings/open-reading-desk.ts";
import { endTask, type TaskPorts } from "../readings/tasks.ts";
import { openRegulatorDesk } from "../report/open-regulator-desk.ts";
import { changeEnd } from "../retention/change-end.ts";
import type { RetentionStore } from "../retention/retention-store.ts";
import { setRetentionRule } from "../retention/set-rule.ts";
import { type SharingStore, sharePeople, withdrawShare } from "../sharing/share-people.ts";
import { openSightingDesk } from "../sightings/open-sighting-desk.ts";
import type { ReadFile } from "../sightings/receive-sighting.ts";
import type { SightingStore } from "../sightings/sighting-store.ts";
import { addStaff } from "../staff/add-staff.ts";
import { type SetUpPorts, setUp } from "../staff/set-up.ts";
import { type SignInPorts, signIn } from "../staff/sign-in.ts";
import { type NewsDeskPorts, openNewsDesk } from "../subscriptions/open-news-desk.ts";
import { openTranslationDesk } from "../translations/open-translation-desk.ts";
import type { TranslationPorts } from "../translations/translation-store.ts";
import { openTrustDesk } from "../trust/open-trust-desk.ts";
import type { TrustPorts } from "../trust/set-trust.ts";
import { openWaveDesk, type WaveDeskPorts } from "../waves/open-wave-desk.ts";
import type { Desk } from "./desk.ts";
import type { RequestDesk } from "./house/request-desk.ts";
import type { WitnessStore } from "./house/witness-desk.ts";
import type { BriefingDesk } from "./incident/briefing-desk.ts";
import type { GateDesk } from "./people/gate-desk.ts";
import type { NoticeDesk } from "./people/notice-desk.ts";
import type { SeverityDesk } from "./people/severity-desk.ts";
import type { TellingDesk } from "./people/telling-desk.ts";

export type DeskPorts = SignInPorts &
  AccountPorts &
  SetUpPorts &
  LoadPorts &
  ReviewPorts &
  SituationPorts &
  PublishPorts &
  TaskPorts &
  CasePorts &
  CheckDeskPorts &
  ComplaintDeskPorts &
  CallerPorts &
  ContactsPorts &
  JudgementPorts &
  PublicServicePorts &
  PlacePorts &
  TranslationPorts &
  EmergencyPorts &
  WaveDeskPorts &
  NewsDeskPorts & {
    readonly retention: RetentionStore;
    readonly progress: ProgressStore;
    readonly sharing: SharingStore;
    /** For whoever tells people again: notices/later/. */
    readonly later: LaterStore;
    readonly publicNotices: PublicNoticeStore;
    readonly agreements: AgreementStore;
    /** For whoever tells partners: briefings/tell-partners.ts. */
    readonly briefings: BriefingStore;
    readonly sightings: SightingStore;
    readonly readFile: ReadFile;
    readonly map: MapStore;
    readonly measures: MeasuresPorts["measures"];
    readonly measureTemplates: MeasuresPorts["measureTemplates"];
    readonly trust: TrustPorts["trust"];
    readonly exposures: ExposureStore;
    readonly witnessing: WitnessStore;
    readonly editions: EditionStore;
  };

export type OpenDesk = Omit<
  Desk,
  | keyof NoticeDesk
  | keyof GateDesk
  | keyof SeverityDesk
  | keyof TellingDesk
  | keyof RequestDesk
  | keyof BriefingDesk
> & {
  /** At start: goes on with reviews that a stop interrupted. Ends when they have. */
  resumeReviews(): Promise<void>;
  /** At start: reckons what a stop of Candour has left behind of changes of the map. */
  reckonOutdated(): Promise<void>;
};

/** `portsOf`: the record as far as whoever asks may reach into it; Candour's own work reaches into all of it. */
export function openDesk(portsOf: (by: By) => DeskPorts): OpenDesk {
  const own = portsOf("system");
  const { staff, sessions } = own;
  const reviews = openReviews(own);
  return {
    // Accounts are looked at across authorities before anybody is known: each use case says whose they are.
    ...openAccountDesk(own),
    ...openReadingDesk(portsOf),
    ...openSightingDesk(portsOf),
    ...openStatementDesk(portsOf),
    ...openPointDesk(portsOf),
    ...openTranslationDesk(portsOf),
    ...openEmergencyDesk(portsOf),
    ...openNewsDesk(portsOf),
    ...openMeasuresDesk(portsOf),
    ...openTrustDesk(portsOf),
    ...openExposureDesk(portsOf),
    ...openCaseDesk(portsOf),
    ...openCheckDesk(portsOf),
    ...openComplaintDesk(portsOf),
    ...openCallerDesk(portsOf),
    ...openProgressDesk(portsOf),
    ...openWaveDesk(portsOf),
    ...openContactsDesk(portsOf),
    ...openPublicServiceDesk(portsOf),
    ...openMapDesk((by) => withReckoning(portsOf(by), own, by)),
    ...openRegulatorDesk(portsOf),
    ...openJudgementDesk(portsOf),
    needsSetUp: async () => !(await staff.any()),
    setUp: (form) => setUp(own, form),
    signIn: (form) => signIn(own, form),
    staffOfSession: async (token) => (await sessionOf(own, token))?.staff ?? null,
    async signOut(token) {
      const session = await sessionOf(own, token);
      // Why somebody reads ends with their being here.
      if (session !== null) await endTask(own, session.staff);
      await sessions.end(token);
    },
    // Whether a partner has an account already is more than staff may see of it.
    addStaff: (by, form) => addStaff(own, by, form),

    version: (reader, what) => portsOf(reader).editions.version(what),

    authorities: (reader) => portsOf(reader).bodies.authorities(),
    addAuthority: (by, authority) => addAuthority(portsOf(by), by, authority),
    changeContact: (by, id, contact, version) => changeContact(portsOf(by), by, id, contact, version),
    services: (reader) => portsOf(reader).bodies.services(),
    addService: (by, form) => addService(portsOf(by), by, form),
    setServiceStatus: (by, id, change) => setServiceStatus(portsOf(by), by, id, change),

    incidents: (reader) => readIncidents(portsOf(reader), reader),
    incident: (reader, reference) => readIncident(portsOf(reader), reader, reference),
    // Who is exposed is about all authorities: finding and telling them is Candour's own work.
    async declareIncident(by, form) {
      const outcome = await declareIncident(own, by, form);
      if (outcome.ok) await follow(own, by);
      return outcome;
    },
    changePhase: (by, id, change) => changePhase(portsOf(by), by, id, change),
    recordAwareness: (by, id, authority, awareAt, version, reasons) =>
      recordAwareness(portsOf(by), by, id, authority, awareAt, version, reasons),
    situation: (reader, id) => readSituation(portsOf(reader), reader, id),

    holdings: (reader, id) => portsOf(reader).holdings.of(id),
    holding: (reader, id) => portsOf(reader).holdings.byId(id),
    // A holding is of all authorities of the incident, and sealed with the key of its controller.
    loadHolding: (by, form) => loadHolding(own, by, form),
    // A review finds the people of all authorities: it is Candour's own work, whoever asked for it.
    reviewHolding: (by, id) => reviews.review(by, id),
    unreadDocuments: (reader, id, page) => portsOf(reader).holdings.unread(reader.authority, id, page),
    resumeReviews: () => reviews.resume(),

    people: (reader, query) => readPeople(portsOf(reader), reader, query),
    countPeople: async (reader, query) =>
      (await portsOf(reader).people.page(reader.authority, { ...query, sort: "reference", page: 1 }, 1))
        .total,
    person: (reader, id) => readPerson(portsOf(reader), reader, id),

    shares: (reader, id) => portsOf(reader).sharing.of(id, reader.authority),
    sharePeople: (by, id, form) => sharePeople(portsOf(by), by, id, form),
    withdrawShare: (by, id, share) => withdrawShare(portsOf(by), by, id, share),

    // The public page is about all bodies: gathering its facts is Candour's own work.
    publish: (by) => publishSite(own, by),

    // Counts and ends of one controller's alone, over tables that staff have no hold of.
    retention: (reader, incident) => own.retention.read(incident, reader.authority, own.now()),
    setRetentionRule: (by, incident, form) => setRetentionRule(own, by, incident, form),
    endOf: (reader, what) => own.retention.endOf(reader.authority, what),
    changeEnd: (by, incident, what, form) => changeEnd(own, by, incident, what, form),

    ledger: (reader, query) => portsOf(reader).entries.page(query),
    verifyLedger: () => own.entries.verify(),
    witnesses: (reader) => portsOf(reader).witnessing.witnesses(),
    forksSeen: (reader) => portsOf(reader).witnessing.forksSeen(),
  };
}
