/** The part of the desk for what needs a second person: ask, see what waits, decide, and do what was granted. */
import type { Role } from "../../../domain/bodies/authority.ts";
import type { RequestId, StaffId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { MentionType } from "../../../domain/people/mention.ts";
import type { Deed, Extent, Request, StepProblem } from "../../../domain/staff/request.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { WeighProblem } from "../people/retention-desk.ts";
import type { ColleagueProblem } from "./account-desk.ts";

export type RequestDesk = {
  /** How much it would do as things are now, and who could say yes. */
  weigh(by: Staff, deed: Deed): Promise<Outcome<Weighed, WeighDeedProblem>>;
  askFor(
    by: Staff,
    deed: Deed,
    /** `fingerprint`: of what the asker was shown. */
    form: { readonly reasons: string; readonly fingerprint: string },
  ): Promise<Outcome<Request, AskProblem>>;
  /** Those of the reader's own authority; open ones first. */
  requests(reader: Staff, query: { readonly page: number }): Promise<RequestPage>;
  request(reader: Staff, id: RequestId): Promise<Outcome<RequestDetail, RequestProblem>>;
  /** How many wait for a yes or no that this reader may give. */
  requestsWaiting(reader: Staff): Promise<number>;
  decideRequest(by: Staff, id: RequestId, decision: Decision): Promise<Outcome<Decided, DecideProblem>>;
  withdrawRequest(by: Staff, id: RequestId): Promise<Outcome<Request, RequestProblem | StepProblem>>;
  /** The asker does what was granted: once, and in time. */
  carryOut(by: Staff, id: RequestId): Promise<Outcome<CarriedOut, CarryOutProblem>>;
};

export type Decision = {
  readonly grant: boolean;
  readonly words: string;
  /** When who decides last proved who they are. */
  readonly confirmedAt: Date;
};

export type Weighed = Extent & {
  /** Colleagues who could say yes. */
  readonly deciders: readonly Decider[];
  /** The same is asked for already. */
  readonly waiting: RequestId | null;
};
export type Decider = { readonly id: StaffId; readonly name: string; readonly role: Role };

export type RequestLine = Request & { readonly askerName: string; readonly deciderName: string | null };
export type RequestPage = {
  readonly rows: readonly RequestLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};
export type RequestDetail = RequestLine & {
  readonly deciders: readonly Decider[];
  /** What would be done now is what was asked for; null where nothing can become of it any more. */
  readonly stillSo: boolean | null;
  /** Whom or what it is about, where that has a name that may be shown: a colleague, a person's reference. */
  readonly about: string | null;
  /** The incident's reference. */
  readonly incidentReference: string | null;
};

/** `done`: what was carried out with the grant; null where the asker does it. */
export type Decided = { readonly request: Request; readonly done: CarriedOut | null };

export type CarriedOut =
  | { readonly verb: "notice.send"; readonly queued: number }
  | { readonly verb: "staff.change-role"; readonly staff: Staff }
  | { readonly verb: "people.reveal"; readonly values: readonly RevealedValue[] }
  | { readonly verb: "people.export"; readonly people: number; readonly csv: Uint8Array }
  | { readonly verb: "data.delete"; readonly counts: Readonly<Record<string, number>> };

/** `value` is null where it could not be read again: its reading is gone, or no longer holds it. */
export type RevealedValue = {
  readonly type: MentionType;
  readonly masked: string;
  readonly value: string | null;
};

export type RequestProblem = { kind: "no-such-request" | "not-yours" };
export type WeighDeedProblem =
  | {
      kind:
        | "not-yours"
        | "no-such-incident"
        | "no-such-person"
        | "nothing-approved"
        | "nothing-to-reveal"
        | "wave-over";
    }
  | { kind: "nobody-to-export" | "not-permitted" }
  | WeighProblem
  | ColleagueProblem;
export type AskProblem =
  | WeighDeedProblem
  | { kind: "reasons-missing" | "words-too-long" | "already-asked" | "changed-since-shown" };
export type DecideProblem = RequestProblem | StepProblem | WeighDeedProblem | { kind: "not-fresh" };
export type CarryOutProblem = RequestProblem | StepProblem | WeighDeedProblem | { kind: "readings-gone" };
