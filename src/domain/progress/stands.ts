/**
 * How one person stands while people are told: exactly one of these, for everybody in the register. Whoever is not told is
 * accounted for only by a reason that somebody can be asked about (UK GDPR Art. 5(2), 33(5), 34).
 */
import type { Channel, NoticeState, ToldWay } from "../notices/notice.ts";
import { isFailure, type ReceiptState } from "../notices/receipts/receipt.ts";
import type { SeverityBand } from "../people/person.ts";

export const standsKinds = [
  /** The carrier, or somebody at the other end, says that it arrived. */
  "delivered",
  /** By phone, by a public notice or by a partner, with what proves it. */
  "told",
  /** Given over, and nothing bad came back; this way gives no proof of delivery. */
  "sent",
  /** Given over so lately that it may still come back. */
  "confirming",
  "on-the-way",
  /** It may have gone: a person decides. */
  "unsure",
  "approved",
  "drafted",
  "undrafted",
  "failed",
  "held",
  "withdrawn",
  "not-to-tell",
  /** By the rule of keeping, before anybody was told. */
  "deleted",
] as const;
export type StandsKind = (typeof standsKinds)[number];

/** What each kind comes to: told, or as good as; still under way; or not told, for a reason. */
export type Outcomes = "told" | "open" | "not-told";
export const outcomeOf: Readonly<Record<StandsKind, Outcomes>> = {
  delivered: "told",
  told: "told",
  sent: "told",
  confirming: "open",
  "on-the-way": "open",
  unsure: "open",
  approved: "open",
  drafted: "open",
  undrafted: "open",
  failed: "not-told",
  held: "not-told",
  withdrawn: "not-told",
  "not-to-tell": "not-told",
  deleted: "not-told",
};
export function kindsOf(outcome: Outcomes): readonly StandsKind[] {
  return standsKinds.filter((kind) => outcomeOf[kind] === outcome);
}

export type MessageState = "waiting" | "queued" | "sent" | "failed" | "unsure";
export type CarriedBy = "outbox" | "notify" | "smtp" | "print";

/** What the record has of one person, as far as it bears on how they stand. */
export type TellingFacts = {
  readonly band: SeverityBand;
  readonly deleted: boolean;
  /** A judgement of their group: not to be told. */
  readonly judged: boolean;
  /** Null: none was drafted. */
  readonly notice: NoticeState | null;
  /** A review touched them after it was drafted: it is drafted anew before it goes. */
  readonly stale: boolean;
  readonly told: ToldWay | null;
  /** Approved as practice: it leaves the house for nobody. */
  readonly practice: boolean;
  /** Of the message that is under way, or went. */
  readonly message: MessageState | null;
  /** By which it goes or went, or would have. */
  readonly channel: Channel | null;
  readonly carrier: CarriedBy | null;
  readonly receipt: ReceiptState | null;
  /** Given over less than `answersWithinMs` ago. */
  readonly recent: boolean;
  /** The way that failed before this one. */
  readonly fellBackFrom: Channel | null;
  /** All that was tried failed, and their wave has another way for them that was not. */
  readonly fallsBack: boolean;
};

/** GOV.UK Notify tries for three days, and so do mail servers: what has not come back by then is taken to have gone. */
export const answersWithinMs = 72 * 3_600_000;

export function standsOf(facts: TellingFacts): StandsKind {
  if (facts.told !== null) return "told";
  if (facts.notice === "sent") return afterSending(facts);
  if (facts.message === "unsure") return "unsure";
  if (facts.notice === "sending") return "on-the-way";
  if (facts.notice === "failed" && facts.fallsBack && !facts.deleted) return "on-the-way";
  if (facts.deleted) return "deleted";
  if (facts.notice === "failed" || facts.notice === "withdrawn") return facts.notice;
  if (facts.judged) return "not-to-tell";
  if (facts.notice === null) return "undrafted";
  return facts.stale && facts.notice !== "held" ? "undrafted" : facts.notice;
}

function afterSending({ receipt, carrier, recent }: TellingFacts): StandsKind {
  // Whoever complains of it has had it.
  if (receipt === "delivered" || receipt === "complained") return "delivered";
  if (receipt !== null && isFailure(receipt)) return "failed";
  // A letter that lies in a batch is with nobody yet.
  if (carrier === "print") return receipt === null ? "on-the-way" : "sent";
  // A folder says nothing later, and what an earlier Candour sent went into one.
  if (carrier === "outbox" || carrier === null) return "sent";
  return recent ? "confirming" : "sent";
}
