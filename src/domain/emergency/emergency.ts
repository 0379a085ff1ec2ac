/**
 * An emergency message: a few words above every page of the public site, out in seconds, by one person alone. Somebody
 * else looks after: they stand by it, change it or take it down.
 */
import type { AuthorityId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";

export type Emergency = {
  /** Random: by it the record knows a message that went out while it was down. */
  readonly id: string;
  readonly text: string;
  readonly startedAt: Date;
  /** Null: from the command line. */
  readonly authority: AuthorityId | null;
  readonly by: StaffId | null;
  readonly byName: string;
  /** The second person, who stands by it. */
  readonly stoodByName: string;
  readonly stoodAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedByName: string;
};

/** What the public's process reads: no name of anybody. */
export type EmergencyNotice = { readonly id: string; readonly text: string; readonly startedAt: string };

export const longestEmergency = 500;

export type EmergencyProblem = { readonly kind: "emergency-missing" | "emergency-too-long" };

/** In lines, without what no page can show. */
export function emergencyText(typed: string): Outcome<string, EmergencyProblem> {
  const text = typed
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .trim();
  if (text === "") return failed({ kind: "emergency-missing" });
  return [...text].length > longestEmergency ? failed({ kind: "emergency-too-long" }) : done(text);
}

/** "emergency.json" beside the versions of the site. */
export const emergencyFile = "emergency.json";

/** What stands in the file, held to its shape: it may have been put there by hand. Null where nothing is out. */
export function emergencyIn(text: string): EmergencyNotice | null {
  try {
    const { id, text: words, startedAt } = JSON.parse(text) as Partial<EmergencyNotice>;
    if (typeof id !== "string" || typeof words !== "string" || typeof startedAt !== "string") return null;
    const read = emergencyText(words);
    return read.ok && !Number.isNaN(Date.parse(startedAt)) ? { id, text: read.value, startedAt } : null;
  } catch {
    return null;
  }
}
