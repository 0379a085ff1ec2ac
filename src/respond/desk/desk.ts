/**
 * The desk: every use case and every reading that the staff app, the CLI and the exercise have, bound to its ports
 * by the composition root. Changes name who makes them; readings are cut to the reader's own authority.
 */
import type { Authority, Role } from "../../domain/bodies/authority.ts";
import type { Service } from "../../domain/bodies/service.ts";
import type { Holding } from "../../domain/documents/holding.ts";
import type { Intrusion, IntrusionProblem } from "../../domain/exposure/belief.ts";
import type { AuthorityId, HoldingId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { Confidence, Incident, Phase } from "../../domain/incident/incident.ts";
import type { Entry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import type { AccountDesk, HalfGrant, PassphraseProblem, SignInWait } from "./house/account-desk.ts";
import type { BodiesDesk } from "./house/bodies-desk.ts";
import type { EmergencyDesk } from "./house/emergency-desk.ts";
import type { MapDesk } from "./house/map-desk.ts";
import type { NewsDesk } from "./house/news-desk.ts";
import type { PlaceDesk } from "./house/place-desk.ts";
import type { PublicServiceDesk } from "./house/public-service-desk.ts";
import type { ReadingDesk } from "./house/reading-desk.ts";
import type { RequestDesk } from "./house/request-desk.ts";
import type { TranslationDesk } from "./house/translation-desk.ts";
import type { WitnessDesk } from "./house/witness-desk.ts";
import type { BriefingDesk } from "./incident/briefing-desk.ts";
import type { CaseDesk } from "./incident/case-desk.ts";
import type { ExposureDesk } from "./incident/exposure-desk.ts";
import type { MeasuresDesk } from "./incident/measures-desk.ts";
import type { PointDesk } from "./incident/point-desk.ts";
import type { RegulatorDesk } from "./incident/regulator-desk.ts";
import type { SightingDesk } from "./incident/sighting-desk.ts";
import type { PublishProblem, StatementDesk } from "./incident/statement-desk.ts";
import type { TrustDesk } from "./incident/trust-desk.ts";
import type { NoticeDesk } from "./people/notice-desk.ts";
import type { PeopleDesk } from "./people/people-desk.ts";
import type { PeopleCounts, PeoplePage, PeopleQuery, PersonDetail } from "./people/people-reading.ts";
import type { RetentionDesk } from "./people/retention-desk.ts";
import type { TellingDesk } from "./people/telling-desk.ts";
import type { WhoIsToldDesk } from "./people/who-is-told-desk.ts";

/** A member of staff, or Candour itself. */
type By = Staff | "system";

export type Desk = NoticeDesk &
  TellingDesk &
  WhoIsToldDesk &
  MeasuresDesk &
  TrustDesk &
  BriefingDesk &
  RequestDesk &
  RetentionDesk &
  PeopleDesk &
  SightingDesk &
  StatementDesk &
  PointDesk &
  EmergencyDesk &
  NewsDesk &
  TranslationDesk &
  MapDesk &
  ExposureDesk &
  RegulatorDesk &
  ReadingDesk &
  WitnessDesk &
  CaseDesk &
  BodiesDesk &
  PublicServiceDesk &
  PlaceDesk &
  AccountDesk & {
    // First run and sign-in
    /** True until the first account exists; the set-up link carries a token that is made at start. */
    needsSetUp(): Promise<boolean>;
    setUp(form: SetUpForm): Promise<Outcome<HalfGrant, SetUpProblem>>;
    /** Half the way: a second factor is asked for next (see account-desk.ts). */
    signIn(form: SignInForm): Promise<Outcome<HalfGrant, SignInProblem>>;
    /** Null where the session is unknown, ended or past its time. */
    staffOfSession(token: string): Promise<Staff | null>;
    signOut(token: string): Promise<void>;
    /** Accounts whose passphrase somebody else knows: for exercises and tests. Colleagues are invited. */
    addStaff(by: By, form: StaffForm): Promise<Outcome<Staff, StaffProblem>>;

    // Incidents
    incidents(reader: By): Promise<readonly Incident[]>;
    incident(reader: By, reference: string): Promise<Incident | null>;
    declareIncident(by: By, form: DeclareForm): Promise<Outcome<Incident, DeclareProblem>>;
    changePhase(
      by: By,
      id: IncidentId,
      change: { readonly to: Phase; readonly reasons: string; readonly version?: FromVersion },
    ): Promise<
      Outcome<
        Incident,
        { kind: "no-such-incident" | "not-allowed" | "reasons-missing" | "words-too-long" } | ChangedMeanwhile
      >
    >;
    recordAwareness(
      by: By,
      id: IncidentId,
      authority: AuthorityId,
      awareAt: Date,
      version?: FromVersion,
      /** Asked where a time was recorded before. */
      reasons?: string,
    ): Promise<Outcome<Incident, AwarenessProblem | ChangedMeanwhile>>;
    situation(reader: Staff, id: IncidentId): Promise<Situation>;

    // Holdings
    holdings(reader: By, id: IncidentId): Promise<readonly Holding[]>;
    holding(reader: By, id: HoldingId): Promise<Holding | null>;
    /** Records the holding; `reviewHolding` then reads it. A folder that cannot be read is refused at once. */
    loadHolding(by: By, form: LoadHoldingForm): Promise<Outcome<Holding, LoadHoldingProblem>>;
    /** Scan, link, assess and register; goes on in the background of the app, resumes after a stop. Awaitable. */
    reviewHolding(by: By, id: HoldingId): Promise<Outcome<Holding, ReviewProblem>>;
    /** The reader's own authority's alone, for paths can name people; of the others' only how many. */
    unreadDocuments(reader: Staff, id: HoldingId, page: number): Promise<UnreadPage>;

    // People
    people(reader: Staff, query: PeopleQuery): Promise<PeoplePage>;
    /** How many the query would find, and nobody's name: for whoever may count people and not read them. */
    countPeople(reader: Staff, query: Omit<PeopleQuery, "text" | "sort" | "page">): Promise<number>;
    person(
      reader: Staff,
      id: PersonId,
    ): Promise<Outcome<PersonDetail, { kind: "no-such-person" | "not-yours" }>>;

    // The public page
    /** Renders the public site from the facts as they are. */
    publish(by: By): Promise<Outcome<{ readonly publishedAt: Date }, PublishProblem>>;

    // The ledger
    ledger(
      reader: By,
      query: { readonly incident?: IncidentId; readonly page: number },
    ): Promise<{
      readonly rows: readonly (Entry & { readonly actorName: string })[];
      readonly total: number;
    }>;
    verifyLedger(
      reader: By,
    ): Promise<
      Outcome<
        { readonly size: number; readonly head: string },
        { kind: "broken"; sequence: number; why: string }
      >
    >;
  };

export type UnreadPage = {
  readonly rows: readonly UnreadDocument[];
  readonly total: number;
  /** Documents of other authorities that were not read in full. */
  readonly others: number;
};

export type SignInForm = {
  readonly email: string;
  readonly passphrase: string;
  /** Where the try comes from (the caller's IP address): tries are limited by address and by source. */
  readonly source?: string;
};
export type SetUpForm = StaffFields & {
  readonly setUpToken: string;
  readonly passphrase: string;
  /** Names of the authorities that share IT; the first is the account's own. At least one. */
  readonly authorities: readonly string[];
};
type StaffFields = { readonly name: string; readonly email: string };
export type StaffForm = StaffFields & {
  readonly role: Role;
  readonly authority: AuthorityId;
  readonly passphrase: string;
};
export type SetUpProblem =
  | { kind: "already-set-up" | "wrong-token" | "name-missing" | "email-malformed" | "authority-missing" }
  | PassphraseProblem;
export type StaffProblem =
  /** has-own-staff: once a body has an account of its own, accounts there are made by its own leads. */
  { kind: "email-taken" | "name-missing" | "email-malformed" | "has-own-staff" } | PassphraseProblem;
/** `wait`: too many tries; the same words for an unknown address and a wrong passphrase. */
export type SignInProblem = { kind: "not-recognised" } | SignInWait;

export type DeclareForm = {
  readonly title: string;
  readonly summary: string;
  readonly origin: AuthorityId;
  readonly phase: "suspected" | "confirmed";
  readonly awareAt: Date | null;
  /** Authorities that share the IT and may be exposed; the origin is always among them. */
  readonly involved: readonly AuthorityId[];
  /** Where on the map it began and since when, if that is known: whoever the map shows exposed comes into it as well. */
  readonly intrusion?: Intrusion | null;
  readonly believed: {
    readonly what: string;
    readonly fromYear: number | null;
    readonly toYear: number | null;
    readonly confidence: Confidence;
  };
};
export type DeclareProblem =
  | { kind: "title-missing" | "summary-missing" | "unknown-authority" | "aware-in-future" | "years-reversed" }
  | { kind: "unknown-origin" }
  | IntrusionProblem;
export type AwarenessProblem =
  | { kind: "not-yours" | "no-such-incident" | "not-involved" | "aware-in-future" }
  | { kind: "reasons-missing" | "clock-reasons-too-long" };

export type Situation = {
  readonly incident: Incident;
  readonly authorities: readonly Authority[];
  readonly now: Date;
  readonly clocks: readonly {
    readonly authority: Authority;
    readonly awareAt: Date | null;
    readonly reportDueAt: Date | null;
    readonly hoursLeft: number | null;
  }[];
  readonly holdings: readonly Holding[];
  /** Of the reader's own authority; `hidden` counts the others' people. */
  readonly people: Omit<PeopleCounts, "notices" | "noticesByBand">;
  readonly notices: Readonly<Record<string, number>>;
  readonly noticesByBand: Readonly<Record<SeverityBand, Readonly<Record<string, number>>>>;
  readonly services: readonly Service[];
  readonly latestStatement: Statement | null;
  readonly recentEntries: readonly Entry[];
};

export type LoadHoldingForm = {
  readonly incident: IncidentId;
  readonly name: string;
  readonly folder: string;
  readonly defaultController: AuthorityId;
  readonly controllers: readonly { readonly prefix: string; readonly authority: AuthorityId }[];
};
export type LoadHoldingProblem =
  | { kind: "no-such-incident" | "name-missing" | "folder-missing" }
  | { kind: "folder-unreadable" | "inside-data-folder" | "already-loaded" }
  | { kind: "no-such-folder"; near?: string }
  /** A rule names a folder that the holding does not have: its people would fall to the wrong authority. */
  | { kind: "no-such-rule-folder"; prefix: string; near?: string };
/** `why` is already in words for people. */
export type ReviewProblem = { kind: "no-such-holding" | "already-running" } | { kind: "failed"; why: string };
export type UnreadDocument = {
  readonly path: string;
  readonly type: string;
  readonly outcome: string;
  readonly partial: boolean;
  readonly reason: string;
};
