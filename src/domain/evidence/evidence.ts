/**
 * An evidence bundle: what an authority hands to police, regulator or court, in one file that shows by itself whether it
 * is whole. Its custody chain says who made it, who took it out, and to whom it was handed.
 */
import type { AuthorityId, EvidenceId, IncidentId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";
import { type Mark, mayBeHanded, type Recipient } from "../referrals/tlp.ts";

export type EvidenceState = "asked" | "made" | "refused";

/** Every step and the entry of the ledger that it writes. */
export const evidenceTransitions = {
  ask: { from: null, to: "asked", entry: "evidence.asked" },
  make: { from: null, to: "made", entry: "evidence.made" },
  "make-asked": { from: "asked", to: "made", entry: "evidence.made" },
  refuse: { from: "asked", to: "refused", entry: "evidence.refused" },
} as const satisfies Readonly<
  Record<string, { from: EvidenceState | null; to: EvidenceState; entry: string }>
>;

export type EvidenceForm = {
  readonly mark: Mark;
  /** Whom it is made for: to them it may be handed, whatever the mark. */
  readonly recipient: Recipient;
  readonly reasons: string;
  /** With the sealed originals of what staff sent in; needs a second person. */
  readonly originals: boolean;
};

export type MadeFile = {
  /** Of the zip file. */
  readonly sha256: string;
  readonly bytes: number;
  readonly files: number;
  /** Entries of the ledger as far as it was signed. */
  readonly ledgerSize: number;
};

export type Evidence = EvidenceForm & {
  readonly id: EvidenceId;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  readonly number: number;
  readonly state: EvidenceState;
  readonly askedBy: StaffId;
  readonly askedAt: Date;
  /** The second person, where one was needed. */
  readonly decidedBy: StaffId | null;
  readonly madeAt: Date | null;
  readonly made: MadeFile | null;
};

export type Custody = {
  readonly kind: "taken" | "handed";
  readonly to: Recipient | null;
  /** How it was handed: in person, on a stick, by a portal. */
  readonly how: string;
  readonly reasons: string;
  /** The mark did not allow it; the reasons say why it was handed all the same. */
  readonly beyond: boolean;
  readonly by: StaffId;
  readonly happenedAt: Date;
};

export type EvidenceProblem = {
  readonly kind:
    | "recipient-missing"
    | "recipient-person-missing"
    | "reasons-missing"
    | "evidence-words-too-long";
};

export function problemOfEvidence({ mark, recipient, reasons }: EvidenceForm): EvidenceProblem | null {
  if (recipient.body.trim() === "") return { kind: "recipient-missing" };
  // TLP:RED is for individual recipients.
  if (mark === "red" && recipient.person.trim() === "") return { kind: "recipient-person-missing" };
  if (reasons.trim() === "") return { kind: "reasons-missing" };
  const long = [recipient.body, recipient.person].some((text) => text.length > 200) || reasons.length > 1_000;
  return long ? { kind: "evidence-words-too-long" } : null;
}

export type HandForm = {
  readonly to: Recipient;
  readonly how: string;
  readonly reasons: string;
  readonly happenedAt: Date;
};
export type HandProblem = {
  readonly kind:
    | "recipient-missing"
    | "how-missing"
    | "beyond-the-mark"
    | "happened-in-future"
    | "not-made-yet"
    | "evidence-words-too-long";
};

/** Beyond what the mark allows only with reasons. */
export function handed(
  { mark, recipient, state, madeAt }: Evidence,
  { to, how, reasons, happenedAt }: HandForm,
  by: StaffId,
  now: Date,
): Outcome<Custody, HandProblem> {
  if (state !== "made" || madeAt === null) return failed({ kind: "not-made-yet" });
  if (to.body.trim() === "") return failed({ kind: "recipient-missing" });
  if (how.trim() === "") return failed({ kind: "how-missing" });
  if ([to.body, to.person, how].some((text) => text.length > 200) || reasons.length > 1_000)
    return failed({ kind: "evidence-words-too-long" });
  if (happenedAt > now) return failed({ kind: "happened-in-future" });
  const beyond = !mayBeHanded(mark, to, [recipient]);
  if (beyond && reasons.trim() === "") return failed({ kind: "beyond-the-mark" });
  return done({ kind: "handed", to, how: how.trim(), reasons: reasons.trim(), beyond, by, happenedAt });
}

export type DecideProblem = { readonly kind: "own-evidence" | "evidence-not-asked" };

/** The second person is another than who asked. */
export function mayDecide({ state, askedBy }: Evidence, by: StaffId): DecideProblem | null {
  if (state !== "asked") return { kind: "evidence-not-asked" };
  return askedBy === by ? { kind: "own-evidence" } : null;
}
