/**
 * A request: one member of staff asks for what needs a second person's yes (`second` in permissions.ts). It names what
 * exactly is to be done, by counts and by a fingerprint of the set, so that what is granted is what is done.
 */
import type { Role } from "../bodies/authority.ts";
import type { AuthorityId, IncidentId, PersonId, RequestId, StaffId, WaveId } from "../ids.ts";
import type { NoticeState } from "../notices/notice.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import type { MentionType, PersonFlag } from "../people/mention.ts";
import type { PersonRole, SeverityBand } from "../people/person.ts";
import { mayEver, ruleOf, type Verb } from "./permissions.ts";
import type { Staff } from "./staff.ts";

export const guardedVerbs = [
  "notice.send",
  "people.reveal",
  "people.export",
  "data.delete",
  "staff.change-role",
] as const satisfies readonly Verb[];
export type GuardedVerb = (typeof guardedVerbs)[number];

/** Which people an export holds. The words of a search are no part of it: they would have to be kept. */
export type ExportFilters = {
  readonly band?: SeverityBand;
  readonly category?: MentionType;
  readonly role?: PersonRole;
  readonly flag?: PersonFlag | "uncertain";
  readonly notice?: NoticeState | "none";
};

export const proofExports = ["references", "names"] as const;
export type ProofExport = (typeof proofExports)[number];

/** What is to be done, in ids and names of kinds; never a personal value. */
export type Deed =
  /** `wave`: as it was planned; without one, everybody approved, by the usual plan. */
  | { readonly verb: "notice.send"; readonly incident: IncidentId; readonly wave?: WaveId }
  | {
      readonly verb: "people.reveal";
      readonly incident: IncidentId;
      readonly person: PersonId;
      readonly types: readonly MentionType[];
    }
  | {
      readonly verb: "people.export";
      readonly incident: IncidentId;
      readonly filters: ExportFilters;
      /** Not what was taken, but how each stands and what proves it: by reference, or with their names. */
      readonly proof?: ProofExport;
    }
  | {
      readonly verb: "data.delete";
      readonly incident: IncidentId;
      readonly what: Readonly<Record<string, string>>;
    }
  | { readonly verb: "staff.change-role"; readonly staff: StaffId; readonly role: Role };
export type DeedOf<V extends GuardedVerb> = Extract<Deed, { readonly verb: V }>;

/** How much a deed would do, and the SHA-256 over what it would be done to. */
export type Extent = { readonly counts: Readonly<Record<string, number>>; readonly fingerprint: string };

export type RequestState =
  | "waiting"
  | "granted"
  | "refused"
  | "withdrawn"
  | "expired"
  | "carried-out"
  | "lapsed";

export type Request = {
  readonly id: RequestId;
  readonly deed: Deed;
  /** Whose data or staff it is about: the asker's own. */
  readonly authority: AuthorityId;
  readonly extent: Extent;
  readonly reasons: string;
  readonly askedBy: StaffId;
  readonly askedAt: Date;
  readonly waitsUntil: Date;
  readonly state: RequestState;
  readonly decidedBy: StaffId | null;
  readonly decidedAt: Date | null;
  readonly decidedWords: string;
  /** Until when a grant may be used. */
  readonly holdsUntil: Date | null;
  /** Since when nothing can become of it any more. */
  readonly endedAt: Date | null;
};

/** Every step that a request can take: from where, whose it is to take, and the entry of the ledger that it writes. */
export const requestTransitions = {
  grant: { from: ["waiting"], to: "granted", of: "second", entry: "request.granted" },
  refuse: { from: ["waiting"], to: "refused", of: "second", entry: "request.refused" },
  withdraw: { from: ["waiting", "granted"], to: "withdrawn", of: "asker", entry: "request.withdrawn" },
  expire: { from: ["waiting"], to: "expired", of: "clock", entry: "request.expired" },
  "carry-out": { from: ["granted"], to: "carried-out", of: "asker", entry: "request.carried-out" },
  lapse: { from: ["granted"], to: "lapsed", of: "clock", entry: "request.lapsed" },
} as const satisfies Readonly<
  Record<string, { from: readonly RequestState[]; to: RequestState; of: string; entry: string }>
>;
export type RequestStep = keyof typeof requestTransitions;

const minute = 60_000;
const day = 24 * 60 * minute;
/** How long a request waits for a second person. */
export const waitsFor = day;
/** How long a grant may be used, once. What shows personal data is granted to be looked at now. */
export const holdsFor: Readonly<Record<GuardedVerb, number>> = {
  "notice.send": day,
  "people.reveal": 15 * minute,
  "people.export": 60 * minute,
  "data.delete": day,
  "staff.change-role": day,
};

/** Nothing is seen or chosen between the yes and these: they are carried out with it, in one transaction. */
const atOnce: ReadonlySet<GuardedVerb> = new Set<GuardedVerb>(["notice.send", "staff.change-role"]);
export function isCarriedOutWithTheGrant(verb: GuardedVerb): boolean {
  return atOnce.has(verb);
}

export type StepProblem = {
  readonly kind:
    | "own-request"
    | "about-yourself"
    | "not-yours"
    | "no-second-person"
    | "not-the-asker"
    | "request-not-waiting"
    | "request-not-granted"
    | "request-expired"
    | "request-lapsed"
    | "refusal-without-words"
    | "changed-since-asked";
};

export type Step = {
  readonly at: Date;
  readonly words?: string;
  /** Of what would be done as things are now. */
  readonly fingerprint?: string;
};

/** What becomes of the request. `by` is null where time alone takes the step. */
export function take(
  request: Request,
  step: RequestStep,
  by: Staff | null,
  { at, words = "", fingerprint = request.extent.fingerprint }: Step,
): Outcome<Request, StepProblem> {
  const { from, to, of } = requestTransitions[step];
  const whose = problemOfWho(request, of, by);
  if (whose !== null) return failed({ kind: whose });
  if (!(from as readonly RequestState[]).includes(request.state))
    return failed({
      kind: (from[0] as RequestState) === "granted" ? "request-not-granted" : "request-not-waiting",
    });
  const overdue = isOverdue(request, at);
  if (of !== "clock" && overdue)
    return failed({ kind: request.state === "granted" ? "request-lapsed" : "request-expired" });
  if (of === "clock" && !overdue) return failed({ kind: "request-not-waiting" });
  if (step === "refuse" && words.trim() === "") return failed({ kind: "refusal-without-words" });
  if ((step === "grant" || step === "carry-out") && fingerprint !== request.extent.fingerprint)
    return failed({ kind: "changed-since-asked" });
  const decided = of === "second" && by !== null;
  return done({
    ...request,
    state: to,
    ...(decided ? { decidedBy: by.id, decidedAt: at, decidedWords: words.trim() } : {}),
    holdsUntil: step === "grant" ? new Date(at.getTime() + holdsFor[request.deed.verb]) : request.holdsUntil,
    endedAt: step === "grant" ? null : at,
  });
}

type Asked = Pick<Request, "deed" | "authority" | "askedBy">;
type Who = Pick<Staff, "id" | "role" | "authority">;

export function isDecider(who: Who, request: Asked): boolean {
  return problemOfDecider(request, who) === null;
}

function problemOfWho(request: Request, of: string, by: Staff | null): StepProblem["kind"] | null {
  if (of === "clock") return by === null ? null : "not-the-asker";
  if (of === "second") return by === null ? "no-second-person" : problemOfDecider(request, by);
  if (by?.id !== request.askedBy) return "not-the-asker";
  return by.authority === request.authority ? null : "not-yours";
}

function problemOfDecider({ deed, authority, askedBy }: Asked, by: Who): StepProblem["kind"] | null {
  if (by.authority !== authority) return "not-yours";
  if (by.id === askedBy) return "own-request";
  if (deed.verb === "staff.change-role" && deed.staff === by.id) return "about-yourself";
  return mayDecide(by.role, deed.verb) ? null : "no-second-person";
}

export function mayAsk(role: Role, verb: GuardedVerb): boolean {
  return mayEver(role, verb);
}

export function mayDecide(role: Role, verb: GuardedVerb): boolean {
  return ruleOf(verb).second?.includes(role) ?? false;
}

/** Its time is over, though nobody may have written that down yet. */
export function isOverdue({ state, waitsUntil, holdsUntil }: Request, at: Date): boolean {
  if (state === "waiting") return waitsUntil <= at;
  return state === "granted" && holdsUntil !== null && holdsUntil <= at;
}
