/** All stores of the desk over one pool of connections. */
import type { Sql } from "postgres";
import type { TreeHead } from "../domain/ledger/merkle.ts";
import type { LedgerProblem } from "../domain/ledger/problem.ts";
import type { Outcome } from "../domain/outcome.ts";
import type {
  AccountStore,
  AnnouncementStore,
  ChallengeStore,
  FactorStore,
  HalfStore,
  InvitationStore,
  SessionStore,
} from "../respond/account-ports.ts";
import type { BriefingStore } from "../respond/briefings/briefing-store.ts";
import type { EnquiryStore } from "../respond/callers/enquiry-store.ts";
import type { CheckStore } from "../respond/check/check-store.ts";
import type { ComplaintStore } from "../respond/complaints/complaint-store.ts";
import type { WitnessStore } from "../respond/desk/house/witness-desk.ts";
import type { EmergencyStore } from "../respond/emergency/ports.ts";
import type { EvidenceStore } from "../respond/evidence/evidence-store.ts";
import type { ExposureStore } from "../respond/exposure/exposure-store.ts";
import type { GateStore } from "../respond/gate/gate-store.ts";
import type { HandoverStore } from "../respond/handover/handover-store.ts";
import type { MapStore } from "../respond/map/map-store.ts";
import type { MeasureStore } from "../respond/measures/measure-store.ts";
import type { PhoneStore } from "../respond/phone/phone-store.ts";
import type { PlaceStore } from "../respond/places/place-store.ts";
import type { PointStore } from "../respond/points/point-store.ts";
import type {
  BodyStore,
  EditionStore,
  HoldingStore,
  IncidentStore,
  LedgerStore,
  PeopleStore,
  StaffStore,
  StatementStore,
  TryStore,
} from "../respond/ports.ts";
import type { PrintStore } from "../respond/print/print-store.ts";
import type { ProgressStore } from "../respond/progress/progress-store.ts";
import type { MaintenanceStore, OutageStore, ServiceHistoryStore } from "../respond/public-services/ports.ts";
import type { ReadingStore } from "../respond/readings/reading-store.ts";
import type { ReferralStore } from "../respond/referrals/referral-store.ts";
import type { ClockStore, DecisionStore, FigureStore, ReportStore } from "../respond/report/report-store.ts";
import type { RetentionStore } from "../respond/retention/retention-store.ts";
import type { RequestStore } from "../respond/second/request-store.ts";
import type { ShowingStore } from "../respond/second/showing-store.ts";
import type { SharingStore } from "../respond/sharing/share-people.ts";
import type { SightingStore } from "../respond/sightings/sighting-store.ts";
import type { SubscriptionStore } from "../respond/subscriptions/subscription-store.ts";
import type { TimelineStore } from "../respond/timeline/timeline-store.ts";
import type { TranslationStore } from "../respond/translations/translation-store.ts";
import type { TrustStore } from "../respond/trust/trust-store.ts";
import type { KeyRing } from "../seal/key-ring.ts";
import { openBodyStore } from "./bodies/open-body-store.ts";
import { openBriefingStore } from "./briefings/open-briefing-store.ts";
import { openEnquiryStore } from "./callers/open-enquiry-store.ts";
import { openCheckStore } from "./check/open-check-store.ts";
import { openComplaintStore } from "./complaints/open-complaint-store.ts";
import { versionOf } from "./editions/editions.ts";
import { openEmergencyStore } from "./emergency/open-emergency-store.ts";
import { openEvidenceStore } from "./evidence/open-evidence-store.ts";
import { openExposureStore } from "./exposure/open-exposure-store.ts";
import { openGateStore } from "./gate/open-gate-store.ts";
import { openHandoverStore } from "./handover/open-handover-store.ts";
import { openHoldingField } from "./holding/holding-fields.ts";
import { openHoldingStore } from "./holding/open-holding-store.ts";
import { openIncidentStore } from "./incident/open-incident-store.ts";
import { openStatementStore } from "./incident/open-statement-store.ts";
import { openLedgerStore } from "./ledger/open-ledger-store.ts";
import { verifyLedger } from "./ledger/verify-ledger.ts";
import { openMapStore } from "./map/open-map-store.ts";
import { openMeasureStore } from "./measures/open-measure-store.ts";
import { openTellingStores, type TellingStores } from "./open-telling-stores.ts";
import { type NoticesOfPeople, noNotices } from "./people/notices-of-people.ts";
import { openPeopleStore } from "./people/open-people-store.ts";
import { openPhoneStore } from "./phone/open-phone-store.ts";
import { openPlaceStore } from "./places/open-place-store.ts";
import { openPointStore } from "./points/open-point-store.ts";
import { openPrintStore } from "./print/open-print-store.ts";
import { openProgressStore } from "./progress/open-progress-store.ts";
import { openHistoryStore } from "./public-services/open-history-store.ts";
import { openMaintenanceStore } from "./public-services/open-maintenance-store.ts";
import { openOutageStore } from "./public-services/open-outage-store.ts";
import { openReadingStore } from "./readings/open-reading-store.ts";
import { openReferralStore } from "./referrals/open-referral-store.ts";
import { openClockStore } from "./regulator/open-clock-store.ts";
import { openDecisionStore } from "./regulator/open-decision-store.ts";
import { openReportStore } from "./regulator/open-report-store.ts";
import { openFigureStore } from "./regulator/read-figures.ts";
import { openRegulatorFields } from "./regulator/regulator-fields.ts";
import { openRequestStore } from "./requests/open-request-store.ts";
import { openShowingStore } from "./requests/open-showing-store.ts";
import { openRetentionStore } from "./retention/open-retention-store.ts";
import { openSharingStore } from "./sharing/open-sharing-store.ts";
import { openSightingStore } from "./sightings/open-sighting-store.ts";
import { openAccountStore } from "./staff/open-account-store.ts";
import { openAnnouncementStore } from "./staff/open-announcement-store.ts";
import { openChallengeStore } from "./staff/open-challenge-store.ts";
import { openFactorStore } from "./staff/open-factor-store.ts";
import { openHalfStore } from "./staff/open-half-store.ts";
import { openInvitationStore } from "./staff/open-invitation-store.ts";
import { openSessionStore } from "./staff/open-session-store.ts";
import { openStaffStore } from "./staff/open-staff-store.ts";
import { openTryStore } from "./staff/open-try-store.ts";
import { openSubscriptionStore } from "./subscriptions/open-subscription-store.ts";
import { openTimelineStore } from "./timeline/open-timeline-store.ts";
import { openTranslationStore } from "./translations/open-translation-store.ts";
import { openTrustStore } from "./trust/open-trust-store.ts";
import { openWitnessStore } from "./witness/read-witnesses.ts";

export type Stores = TellingStores & {
  readonly bodies: BodyStore;
  readonly staff: StaffStore;
  readonly sessions: SessionStore;
  readonly tries: TryStore;
  readonly halves: HalfStore;
  readonly factors: FactorStore;
  readonly challenges: ChallengeStore;
  readonly accounts: AccountStore;
  readonly invitationBook: InvitationStore;
  readonly announcementBoard: AnnouncementStore;
  readonly incidents: IncidentStore;
  readonly statements: StatementStore;
  readonly holdings: HoldingStore;
  readonly people: PeopleStore;
  readonly requests: RequestStore;
  readonly readings: ReadingStore;
  readonly showing: ShowingStore;
  readonly entries: LedgerStore;
  readonly retention: RetentionStore;
  readonly witnessing: WitnessStore;
  readonly sharing: SharingStore;
  readonly checks: CheckStore;
  readonly complaints: ComplaintStore;
  readonly enquiries: EnquiryStore;
  readonly progress: ProgressStore;
  readonly phone: PhoneStore;
  readonly gating: GateStore;
  readonly printing: PrintStore;
  readonly sightings: SightingStore;
  readonly map: MapStore;
  readonly measures: MeasureStore;
  readonly trust: TrustStore;
  readonly exposures: ExposureStore;
  readonly timeline: TimelineStore;
  readonly reports: ReportStore;
  readonly figures: FigureStore;
  readonly decided: DecisionStore;
  readonly clocksKept: ClockStore;
  readonly referring: ReferralStore;
  readonly bundles: EvidenceStore;
  readonly handingOver: HandoverStore;
  readonly editions: EditionStore;
  readonly briefings: BriefingStore;
  readonly places: PlaceStore;
  readonly subscriptions: SubscriptionStore;
  readonly points: PointStore;
  readonly translations: TranslationStore;
  readonly emergencies: EmergencyStore;
  readonly maintenances: MaintenanceStore;
  readonly outages: OutageStore;
  readonly serviceHistory: ServiceHistoryStore;
};

export type StoreSettings = {
  readonly ring: KeyRing;
  /** Checks the ledger against what is remembered of it outside of the database as well. */
  readonly verify?: () => Promise<Outcome<TreeHead, LedgerProblem>>;
  /** One row for each person who has a notice (see people/notices-of-people.ts). */
  readonly notices?: NoticesOfPeople;
};

export function openStores(sql: Sql, { ring, verify, notices = noNotices }: StoreSettings): Stores {
  const sessionKey = ring.derived("session");
  const regulatorFields = openRegulatorFields(ring.derived("regulator"));
  return {
    bodies: openBodyStore(sql),
    staff: openStaffStore(sql),
    sessions: openSessionStore(sql, sessionKey),
    tries: openTryStore(sql, sessionKey),
    halves: openHalfStore(sql, sessionKey),
    factors: openFactorStore(sql, { sealing: ring.derived("staff"), hashing: sessionKey }),
    challenges: openChallengeStore(sql, sessionKey),
    accounts: openAccountStore(sql, sessionKey),
    invitationBook: openInvitationStore(sql, sessionKey),
    announcementBoard: openAnnouncementStore(sql),
    incidents: openIncidentStore(sql),
    statements: openStatementStore(sql),
    holdings: openHoldingStore(sql, ring),
    people: openPeopleStore(sql, ring, notices),
    requests: openRequestStore(sql),
    sharing: openSharingStore(sql),
    checks: openCheckStore(sql, ring),
    complaints: openComplaintStore(sql, ring),
    enquiries: openEnquiryStore(sql, ring),
    progress: openProgressStore(sql, regulatorFields),
    phone: openPhoneStore(sql, ring),
    printing: openPrintStore(sql, ring),
    gating: openGateStore(sql, ring),
    sightings: openSightingStore(sql, ring),
    reports: openReportStore(sql, regulatorFields),
    figures: openFigureStore(sql, ring),
    decided: openDecisionStore(sql, regulatorFields),
    clocksKept: openClockStore(sql, regulatorFields),
    map: openMapStore(sql),
    measures: openMeasureStore(sql),
    trust: openTrustStore(sql, ring),
    exposures: openExposureStore(sql),
    editions: { version: (what) => versionOf(sql, what) },
    briefings: openBriefingStore(sql, ring),
    places: openPlaceStore(sql),
    subscriptions: openSubscriptionStore(sql, ring),
    points: openPointStore(sql),
    translations: openTranslationStore(sql),
    ...openTellingStores(sql, ring),
    emergencies: openEmergencyStore(sql),
    maintenances: openMaintenanceStore(sql),
    outages: openOutageStore(sql),
    serviceHistory: openHistoryStore(sql),
    witnessing: openWitnessStore(sql),
    retention: openRetentionStore(sql, ring, (name, holding) =>
      openHoldingField("name", name, holding, ring),
    ),
    timeline: openTimelineStore(sql, ring),
    referring: openReferralStore(sql, ring),
    bundles: openEvidenceStore(sql, ring),
    handingOver: openHandoverStore(sql, ring),
    readings: openReadingStore(sql, ring),
    showing: openShowingStore(sql, ring),
    entries: openLedgerStore(sql, verify ?? (() => verifyLedger(sql, { remembered: [] }))),
  };
}
