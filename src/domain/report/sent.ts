/** A report that was sent: frozen as it was, for good. */
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import type { SentFigures } from "./compare.ts";
import type { ReportContent } from "./content.ts";
import type { ReportKind } from "./facts.ts";

export const ways = {
  "online-form": "The regulator’s online form",
  email: "Email",
  phone: "Phone",
  post: "Post",
} as const;
export type Way = keyof typeof ways;
export const wayKeys = Object.keys(ways) as readonly Way[];

export type SentReport = {
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  /** From 1, for each authority in each incident. */
  readonly number: number;
  readonly kind: ReportKind;
  readonly content: ReportContent;
  readonly figures: SentFigures;
  /** SHA-256 of the content's canonical text, as it stands in the ledger. */
  readonly hash: string;
  readonly way: Way;
  readonly caseReference: string;
  readonly sentAt: Date;
  readonly frozenAt: Date;
  readonly frozenBy: StaffId;
  /** After the 72 hours. */
  readonly late: boolean;
  /** The ledger as it stood. */
  readonly ledger: { readonly size: number; readonly root: string };
};

export type SignForm = {
  readonly kind: ReportKind;
  readonly way: Way;
  readonly caseReference: string;
  readonly sentAt: Date;
  /** Of what was shown: what is signed is what was seen. */
  readonly fingerprint: string;
  /** The last report that was sent when the form was shown; 0: none. */
  readonly after: number;
};

export type SignProblem =
  | {
      readonly kind:
        | "awareness-missing"
        | "what-happened-missing"
        | "delay-missing"
        | "sent-in-future"
        | "sent-before-aware"
        | "case-reference-malformed"
        | "not-the-first"
        | "not-a-follow-up"
        | "changed-since-shown";
    }
  | { readonly kind: "sent-already"; readonly by: string; readonly at: Date };

export type ToSign = {
  readonly awareAt: Date | null;
  readonly late: boolean;
  readonly last: number;
  readonly fingerprint: string;
  text(key: "whatHappened" | "delay"): string;
};

/** Art. 33(4) lets everything else follow in phases; the reasons for a delay are given with the report (33(1)). */
export function problemOfSigning(
  { kind, caseReference, sentAt, fingerprint }: SignForm,
  { awareAt, late, last, fingerprint: now, text }: ToSign,
  at: Date,
): SignProblem | null {
  if (awareAt === null) return { kind: "awareness-missing" };
  if (sentAt > at) return { kind: "sent-in-future" };
  if (sentAt < awareAt) return { kind: "sent-before-aware" };
  if (kind === "initial" && last > 0) return { kind: "not-the-first" };
  if (kind !== "initial" && last === 0) return { kind: "not-a-follow-up" };
  if (caseReference !== "" && !/^(?=.*\d)[A-Za-z0-9/-]{3,30}$/.test(caseReference))
    return { kind: "case-reference-malformed" };
  if (text("whatHappened") === "") return { kind: "what-happened-missing" };
  if (late && text("delay") === "") return { kind: "delay-missing" };
  return fingerprint === now ? null : { kind: "changed-since-shown" };
}
