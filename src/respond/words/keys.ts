/** Sentences: the key of the record and its outbox. */
import type { Sentences } from "./sentence.ts";

export const keysWords: Sentences = {
  "key-missing": ({ file }) =>
    `The key file ${file ?? ""} is missing, and what is kept here was sealed with it. Put the copy of the key in its place: no new key can open it.`,
  "key-other": ({ file }) =>
    `The key in ${file ?? "the key file"} is not the one that this record was sealed with. Put the right key in its place.`,
  "outbox-other": ({ path }) =>
    `The outbox folder ${path ?? ""} is not the one that this record sends from, so it does not know what has been sent. Use the data folder that belongs to this database, or put its outbox folder here, the file .candour-outbox in it included.`,
  "key-unreadable": ({ file }) =>
    `The key file ${file ?? ""} can be neither read nor made. Check its owner and permissions, and those of its folder.`,
  "key-malformed": ({ file }) =>
    `The key file ${file ?? ""} is damaged. Put the backup of the key in its place.`,
};
