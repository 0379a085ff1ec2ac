/** Sentences: the key of the record and its outbox. */
import type { Sentences } from "../sentence.ts";

export const keysWords: Sentences = {
  "key-closed": ({ advice }) =>
    `This record is sealed, and nothing was given that opens it. It opens by: ${advice ?? "its key"}.`,
  "key-file-worthless": ({ file }) =>
    `The key file ${file ?? ""} was made for this record, and opens it no more: another has taken its place.`,
  "key-passphrase-short":
    "The passphrase is too short. Choose 15 characters or more: four random words work well.",
  "key-passphrases-differ": "The two passphrases are not the same. Nothing was changed: begin again.",
  "key-passphrase-wrong":
    "The passphrase does not open this record. Capitals and spaces count. Lost for good: see the runbook for recovery shares.",
  "key-passphrase-none":
    "No passphrase was ever set for this record. Take what opens it away from CANDOUR_PASSPHRASE_FILE, and use its key file or secret.",
  "key-passphrase-unreadable": ({ file }) =>
    `The passphrase file ${file ?? ""} cannot be read. Check its name, owner and permissions.`,
  "secret-weak":
    "CANDOUR_SECRET is not a key: it must be 32 random bytes or more, in hex or base64. `openssl rand -base64 32` makes one.",
  "secret-other":
    "CANDOUR_SECRET is not the one that this record was sealed with. Put the right one in its place.",
  "secret-none":
    "This record does not open by CANDOUR_SECRET: it was set up in another way. Unset it, and use its passphrase or key file.",
  "key-broken-off": "Broken off. Nothing was changed.",
  "share-mistyped": ({ share }) =>
    `Share ${share ?? ""} is not right: a letter or digit in it was copied wrongly, or some are missing. Check it against the paper and begin again.`,
  "share-twice": ({ share }) => `Share ${share ?? ""} was given before. Each share counts once.`,
  "shares-of-two-sets":
    "These shares are of two sets. Only those that were printed together open the record together.",
  "shares-too-few": ({ needed }) => `These shares are not enough: ${needed ?? "more"} are needed.`,
  "shares-worthless":
    "These shares are of an earlier set: new ones have been made since, and these open nothing any more.",
  "shares-none":
    "No recovery shares were ever made for this record. Make some with `candour key shares --of 5 --needed 3`.",
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
