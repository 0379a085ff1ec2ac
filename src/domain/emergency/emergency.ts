/**
 * An emergency message: a few words above every page of the public site, out in seconds, by one person alone. Somebody
 * else looks after: they stand by it, change it or take it down.
 */
import type { AuthorityId, StaffId } from "../ids.ts";
import { done, failed, type Outcome } from "../outcome.ts";

/** Words in other languages of the pages: "cy" -> what the Welsh pages show. */
export type OtherTexts = Readonly<Record<string, string>>;

export type EmergencyWords = {
  readonly text: string;
  readonly texts: OtherTexts;
  /** Lives are in danger: programs that read alerts are told so. */
  readonly danger: boolean;
};

export type Emergency = EmergencyWords & {
  /** Random: by it the record knows a message that went out while it was down. */
  readonly id: string;
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
export type EmergencyNotice = EmergencyWords & {
  readonly id: string;
  /** The id of the first, where this one took another's place, which had taken another's. */
  readonly row: string;
  readonly startedAt: string;
};

export const longestEmergency = 500;
const mostLanguages = 20;

export type EmergencyProblem = { readonly kind: "emergency-missing" | "emergency-too-long" };

/** In lines, without what no page can show. Signs that turn the direction of what follows say what was not written. */
export function emergencyText(typed: string): Outcome<string, EmergencyProblem> {
  const text = typed
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replace(/[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, "")
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, " ")
    .trim();
  // Spaces of no width and the like are nothing to read.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(text)) return failed({ kind: "emergency-missing" });
  return [...text].length > longestEmergency ? failed({ kind: "emergency-too-long" }) : done(text);
}

/** All that was typed; a language that was left empty is left out. */
export function emergencyWords(
  typed: string,
  { texts = {}, danger = false }: Partial<Omit<EmergencyWords, "text">> = {},
): Outcome<EmergencyWords, EmergencyProblem & { readonly language?: string }> {
  const text = emergencyText(typed);
  if (!text.ok) return text;
  const others: [string, string][] = [];
  for (const [language, words] of Object.entries(texts).slice(0, mostLanguages)) {
    if (words.trim() === "" || !isLanguageCode(language)) continue;
    const other = emergencyText(words);
    if (!other.ok) return failed({ ...other.problem, language });
    others.push([language, other.value]);
  }
  return done({ text: text.value, texts: Object.fromEntries(others), danger });
}

export function isLanguageCode(code: string): boolean {
  return /^[a-z]{2,3}(-[a-z]{2,8})?$/.test(code) && code !== "en";
}
