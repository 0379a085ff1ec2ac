/** The one place that turns a problem's kind into words for people: what is wrong, and what to do about it. */
import type { Problem } from "../domain/outcome.ts";

/** Holds no personal value, whatever the problem carries. */
export function wordsFor(problem: Problem): string {
  const words = Object.hasOwn(sentences, problem.kind) ? sentences[problem.kind] : undefined;
  if (typeof words === "function") return words(problem as Carrying);
  return (
    words ??
    `This did not work (${problem.kind}). Try again; if it goes on, ask whoever runs Candour to look at its log.`
  );
}

/** For what nobody expected. The error's own message may repeat a row of the record, so only its code is told. */
export function wordsForFault(error: unknown): string {
  const code = String((error as { readonly code?: unknown } | null)?.code ?? "");
  if (["ENOSPC", "EDQUOT", "EFBIG", "53100"].includes(code)) return wordsFor({ kind: "disk-full" });
  if (["ECONNREFUSED", "CONNECTION_CLOSED", "CONNECTION_ENDED", "57P01", "57P03"].includes(code))
    return "The record could not be reached. Check that the database is running, then try again; nothing that was saved is lost.";
  const named = /^[\w-]{1,40}$/.test(code) ? ` (${code})` : "";
  return `Something went wrong that Candour did not expect${named}. What was read is kept: try again, and look at the log if it goes on.`;
}

/** What the problems that carry something carry. */
type Carrying = Problem & {
  readonly seconds?: number;
  readonly why?: string;
  readonly path?: string;
  readonly near?: string;
  readonly file?: string;
  readonly advice?: string;
  readonly sequence?: number;
};

const sentences: Readonly<Record<string, string | ((problem: Carrying) => string)>> = {
  // First run and sign-in
  "already-set-up": "Candour is set up already. Sign in instead.",
  "wrong-token":
    "This set-up link is not the right one. Use the link that Candour printed when it last started.",
  "name-missing": "Enter a name.",
  "email-malformed": "Enter an email address, like name@example.gov.uk.",
  "email-taken": "There is an account with this email address already. Use another address.",
  "passphrase-too-short": "Enter a passphrase of 12 characters or more. Three random words work well.",
  "authority-missing": "Enter the name of at least one authority.",
  "has-own-staff": "This authority has accounts of its own. Ask a lead there to add the colleague.",
  "not-recognised": "The email address or the passphrase is not right. Check both and try again.",
  wait: ({ seconds = 60 }) => `Too many tries. Wait ${inWords(seconds)}, then try again.`,
  "not-allowed":
    "This step is not possible from where the incident is now. Look at its phase and choose another.",
  "not-yours": "This belongs to another authority. Ask a colleague there.",

  // Bodies and services
  "key-taken": "Another authority has this short name already. Choose another.",
  "no-such-authority": "There is no such authority. Go back to the list of services.",
  "phone-malformed": "Enter a phone number that people can call, like 020 7946 0000.",
  "address-too-long": "Shorten the address to seven lines of 80 characters at most.",
  "contact-missing":
    "First say how people can reach your authority: a notice must give a phone number and an email address. You find it under Services.",
  "no-such-service": "There is no such service. Go back to the list of services.",

  // Incidents
  "no-such-incident": "There is no such incident. Go back to the list of incidents.",
  "title-missing": "Enter a title.",
  "title-too-long": "Shorten the title to 150 characters or fewer.",
  "summary-missing": "Say in a few words what is known to have happened.",
  "unknown-authority": "Choose authorities from the list.",
  "aware-in-future": "The time of awareness must be in the past.",
  "years-reversed": "The first year must not be after the last.",
  "not-involved": "This authority is not part of the incident.",
  "reasons-missing": "Give your reasons: they are kept with the decision.",

  // Holdings and reading
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

  // People and notices
  "no-such-person": "There is no such person in the register. Go back to the list.",
  "no-such-notice": "There is no such notice. Go back to the list.",
  "no-address": "There is no postal address for this person.",
  "nothing-drafted": "There is nothing to approve. Draft the notices first.",
  "nothing-approved": "There is nothing to send. Approve the notices first.",
  "not-held": "This notice is not held: somebody has dealt with it already.",
  "no-such-contact": "This person cannot be reached that way. Choose another channel.",

  // The public page and the ledger
  "no-such-statement": "There is no such statement. Go back to the list of statements.",
  "already-published": "This statement has been published already. Write a new one to say more.",
  "body-missing": "Write what people should know.",
  broken: ({ sequence, why }) =>
    why ?? `The ledger is broken at entry ${sequence}. Keep this copy, and compare it with a backup.`,
};

/** Paths come from whoever asked, and are told to them alone. */
function named(path: string | undefined, otherwise: string): string {
  return path === undefined ? otherwise : path;
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
