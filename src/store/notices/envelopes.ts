/**
 * Seals messages of the outbox with the key of the person whom each is for: without that key the letter is gone too. What
 * goes to staff is about nobody, and sealed with the key for staff.
 */
import type { Sql } from "postgres";
import type { PersonId } from "../../domain/ids.ts";
import { KeyGone, type KeyRing } from "../../seal/key-ring.ts";
import { headingOf, type NamedKey, openUnder, sealUnder } from "../../seal/sealed-value.ts";
import { isUuid } from "../alter.ts";
import { personKey } from "../people/person-fields.ts";

type PersonRow = { readonly id: PersonId; readonly sealKey: Buffer | null };

export type Envelopes = {
  /** Null where the key is gone, or there is no such message. */
  seal(reference: string, content: Uint8Array): Promise<Buffer | null>;
  open(reference: string, sealed: Uint8Array): Promise<Buffer | null>;
};

export function openEnvelopes(sql: Sql, ring: KeyRing): Envelopes {
  // Derived once: for a million messages it would be a million times.
  const ours = {
    staff: derived(ring, "staff"),
    news: derived(ring, "subscription"),
    acknowledgement: derived(ring, "complaint"),
  };
  return {
    async seal(reference, content) {
      const key = await keyOfMessage(sql, ring, reference, ours);
      return key === null ? null : sealUnder(key, content, contextOf(reference));
    },

    async open(reference, sealed) {
      const key = await keyOfMessage(sql, ring, reference, ours);
      if (key === null) return null;
      if (isToStaff(reference) || isNews(reference) || isAcknowledgement(reference))
        return openUnder(key, sealed, contextOf(reference));
      const heading = headingOf(sealed);
      if (heading?.kind === "person" && heading.number === key.number)
        return openUnder(key, sealed, contextOf(reference));
      // Written while the person's values were still those of an earlier Candour.
      return await ring.reading(() => openEarlier(ring, reference, sealed));
    },
  };
}

function derived(ring: KeyRing, purpose: "staff" | "subscription" | "complaint"): NamedKey {
  return { kind: "earlier", number: 0, key: ring.derived(purpose) };
}

async function keyOfMessage(
  sql: Sql,
  ring: KeyRing,
  reference: string,
  ours: Readonly<Record<"staff" | "news" | "acknowledgement", NamedKey>>,
): Promise<NamedKey | null> {
  if (isToStaff(reference)) return ours.staff;
  if (isNews(reference)) return ours.news;
  if (isAcknowledgement(reference)) return ours.acknowledgement;
  const rows = isAnswer(reference)
    ? sql<PersonRow[]>`
      select p.id, p.seal_key as "sealKey" from check_answer k join person p on p.id = k.person_id
      where k.id = ${reference.slice(2)}`
    : sql<PersonRow[]>`
    select p.id, p.seal_key as "sealKey" from message m join notice n on n.id = m.notice_id
      join person p on p.id = n.person_id where m.reference = ${reference}`;
  const [row] = await rows;
  return row === undefined ? null : await ring.reading(() => personKey(ring, row.id, row.sealKey));
}

function openEarlier(ring: KeyRing, reference: string, sealed: Uint8Array): Buffer | null {
  try {
    return ring.open(sealed, contextOf(reference));
  } catch (error) {
    if (error instanceof KeyGone) return null;
    throw error;
  }
}

function isToStaff(reference: string): boolean {
  return reference.startsWith("B-");
}

/** To whoever subscribed: public words, about nobody. */
function isNews(reference: string): boolean {
  return reference.startsWith("U-");
}

/** To whoever complained: nothing of what they wrote. */
function isAcknowledgement(reference: string): boolean {
  return reference.startsWith("M-");
}

/** What leads somebody to an answer that they asked for. */
function isAnswer(reference: string): boolean {
  return reference.startsWith("K-") && isUuid(reference.slice(2));
}

function contextOf(reference: string): string {
  return `message ${reference}`;
}
