/** Tells the leads of partners at once what was asked of them, by a briefing of their own; says so where nobody was told. */
import type { AuthorityId } from "../../domain/ids.ts";
import { type Measure, measureReference } from "../../domain/measures/measure.ts";
import { mayEver } from "../../domain/staff/permissions.ts";
import { wordsFor } from "../../respond/words.ts";
import type { IncidentVisit } from "../frame/visit.ts";
import { dateAndTime } from "../words/dates.ts";
import { listed } from "../words/numbers.ts";
import { namesOf } from "./words.ts";

/** What the page says after "It is ordered."; "" where nothing was asked of anybody. */
export async function tellAsked(visit: IncidentVisit, ordered: readonly Measure[]): Promise<string> {
  const { desk, staff, incident, authorities } = visit;
  const asked = ordered.filter(({ authority }) => authority !== staff.authority);
  const partners = [...new Set(asked.map(({ authority }) => authority))];
  if (partners.length === 0) return "";
  const nameOf = namesOf(authorities);
  if (!mayEver(staff.role, "briefing.tell-partners"))
    return ` Call ${listed(partners.map(nameOf))}: only an incident lead’s requests go out by e-mail.`;
  const told: string[] = [];
  const untold: string[] = [];
  for (const partner of partners) {
    const words = wordsOf(
      asked.filter(({ authority }) => authority === partner),
      nameOf(staff.authority),
      incident.reference,
    );
    const outcome = await desk.tellPartners(staff, incident.id, {
      ...words,
      partners: [partner as AuthorityId],
    });
    if (outcome.ok) told.push(nameOf(partner));
    else untold.push(`Call ${nameOf(partner)}: nobody could be told by e-mail. ${wordsFor(outcome.problem)}`);
  }
  return [told.length === 0 ? "" : `The leads of ${listed(told)} are told by e-mail.`, ...untold]
    .filter((sentence) => sentence !== "")
    .map((sentence) => ` ${sentence}`)
    .join("");
}

function wordsOf(asked: readonly Measure[], asker: string, reference: string) {
  const lines = asked.map(
    (one) => `- ${measureReference(one)} ${plain(one.title)}, by ${dateAndTime(one.dueAt)}`,
  );
  return {
    title: `${asker} asks you for ${asked.length === 1 ? "a measure" : `${asked.length} measures`}`,
    body: [
      `In incident ${reference}, ${asker} asks your authority to do this:`,
      "",
      ...lines,
      "",
      "Sign in to Candour and open Measures. Acknowledge what you take on, or refuse it and say why. If you cannot sign in, call them on a number that you know.",
    ].join("\n"),
  };
}

/** Brackets would be taken for gaps that somebody still has to fill. */
function plain(title: string): string {
  return title.replaceAll(/[[{]/gu, "(").replaceAll(/[\]}]/gu, ")");
}
