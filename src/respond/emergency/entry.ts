/** What the ledger says of an emergency message. */
import type { Emergency } from "../../domain/emergency/emergency.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";

/** Everybody has read the words: they are no secret of the ledger's. `happened`: where the record learnt of it later. */
export function entry(change: Change, verb: string, { id, text, texts, danger }: Emergency, happened?: Date) {
  const languages = Object.keys(texts);
  const detail = {
    ...{ text, ...(danger ? { danger } : {}) },
    ...(languages.length === 0 ? {} : { alsoIn: languages }),
  };
  const later = happened === undefined || happened.getTime() === change.at.getTime() ? {} : { happened };
  return note(change, verb, { subject: `emergency:${id.slice(0, 8)}` }, detail, later);
}
