/** What the ledger says of a batch: references and counts, never to whom. */

import type { NewEntry } from "../../domain/ledger/entry.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { NoticeResult } from "./notice-queue.ts";

const verbs = { sent: "messages.sent", refused: "messages.refused", unsure: "messages.unsure" } as const;

export function entriesFor(change: Change, results: readonly NoticeResult[]): readonly NewEntry[] {
  return (["sent", "refused", "unsure"] as const).flatMap((kind) => {
    const references = results
      .filter(({ becomes }) => becomes.kind === kind)
      .map(({ leased }) => leased.message.reference);
    if (references.length === 0) return [];
    return [note(change, verbs[kind], { subject: "messages" }, { count: references.length, references })];
  });
}
