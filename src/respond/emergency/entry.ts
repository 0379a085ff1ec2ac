/** What the ledger says of an emergency message. */
import type { Emergency } from "../../domain/emergency/emergency.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

/** Everybody has read the words: they are no secret of the ledger's. */
export function entry(change: Change, verb: string, { id, text }: Emergency) {
  return note(change, verb, { subject: `emergency:${id.slice(0, 8)}` }, { text });
}
