/** Sentences: holdings and reading. */
import { named, type Sentences } from "../sentence.ts";

export const holdingsWords: Sentences = {
  "no-such-holding": "There is no such holding. Go back to the incident.",
  "folder-missing": "Enter the folder where the copy lies.",
  "no-such-folder": ({ near }) =>
    `There is no such folder on this computer. ${near === undefined ? "Check how it is written." : `Did you mean ${near}?`}`,
  "no-such-rule-folder": ({ near }) =>
    `There is no such folder in the copy, so its people would be given to the wrong authority. ${near === undefined ? "Check how it is written, capitals too." : `Did you mean ${near}?`}`,
  "folder-unreadable":
    "Candour may not read this folder. Give its account the right to read it, then try again.",
  "inside-data-folder":
    "This folder holds Candour's own data, or lies inside it. Choose the folder of the copy itself.",
  "already-loaded":
    "This incident has a holding of this folder already. Review that one again, or choose the folder of another copy.",
  "already-running": "This holding is being reviewed already. Wait for it to finish.",
  failed: ({ why = "" }) => why || "This did not work. Try again.",
  "no-such-path": ({ path }) => `There is no ${named(path, "such file or folder")}. Check how it is written.`,
  "not-readable": ({ path }) =>
    `Candour may not read ${named(path, "the folder")}. Give its account the right to read it.`,
  "nothing-to-scan": "There are no files in this folder. Check that it is the right one.",
  "work-in-use": "Another scan is at work on this holding. Wait for it to finish, or stop it.",
  "work-exists": "An earlier scan was stopped here. Go on with it, or choose another folder for the new one.",
  "work-not-writable": ({ path }) =>
    `Candour cannot write to ${named(path, "its work folder")}. Check the folder's owner and permissions.`,
  "wrong-key":
    "What was read before was sealed with another key. Put the right key back, or start again in an empty work folder.",
  "not-writable": ({ path }) =>
    `Candour cannot write to ${named(path, "the folder")}. Check the folder's owner and permissions.`,
  "disk-full": "The disk is full. Make room and try again: what was finished is kept.",
  interrupted: "The reading was stopped. It goes on from where it was when you start it again.",
  stopped: "This was stopped before it was finished. Start it again.",
  "out-of-memory": ({ advice }) =>
    advice ?? "There was not enough memory. Close other programs, or use a larger computer.",
  "too-many-pairs": ({ advice }) =>
    advice ?? "Too many records look alike to compare them all. Review the folders one by one.",
};
