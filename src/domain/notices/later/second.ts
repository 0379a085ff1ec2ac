/** A second notice: only what was found since somebody was told, with the day on which they were told first. */
import type { MentionType } from "../../people/mention.ts";
import type { NoticeTemplate } from "../compose-notice.ts";
import { dayInWords } from "./day-in-words.ts";

/**
 * What is new. Null: nobody wrote down what they were told, so all of it is said again rather than something missed. An
 * address says its postcode, so a postcode alone is nothing new to who was told of an address.
 */
export function newSince(
  found: readonly MentionType[],
  told: readonly MentionType[] | null,
): readonly MentionType[] {
  if (told === null) return found;
  return found.filter((type) => !told.includes(type) && !(type === "postcode" && told.includes("address")));
}

/** The template with the day filled in; what else is in curly brackets is filled in as in any notice. */
export function secondTemplate(template: NoticeTemplate, first: Date): NoticeTemplate {
  const fill = (text: string): string => text.replaceAll("{first}", dayInWords(first));
  return {
    ...template,
    opening: template.opening.map(fill),
    we: template.we.map(fill),
    contact: template.contact.map(fill),
    subject: fill(template.subject),
    short: fill(template.short),
  };
}
