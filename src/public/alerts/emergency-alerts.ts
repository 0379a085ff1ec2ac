/**
 * Emergency messages as alerts. Those that took each other's place are one row: an Alert, an Update for other words and
 * one for each day that it stands, a Cancel when it is taken down.
 */
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedEmergency } from "../../domain/publication/published-emergency.ts";
import { firstWords } from "../feeds/first-words.ts";
import type { Alert } from "./alert.ts";
import { areasOf, contactOf, inRow, later, type Said } from "./row.ts";

/** An alert that nobody renews is not for ever: the site that said it may be gone. */
const daysValid = 2;

export function emergencyAlerts(publication: Publication): readonly Alert[] {
  const rows = Map.groupBy((publication.emergencies ?? []).toReversed(), ({ row }) => row);
  return [...rows].flatMap(([row, messages]) =>
    inRow(
      publication,
      `emergency/${row}`,
      messages.flatMap((one) => ofMessage(publication, one, one.id === row)),
    ),
  );
}

function ofMessage(publication: Publication, one: PublishedEmergency, isFirst: boolean): readonly Said[] {
  const said = (sentAt: string, kind: Said["kind"]): Said => ({
    sentAt,
    kind,
    source: publication.siteName,
    ...{ category: "Safety", response: kind === "Cancel" ? "AllClear" : "Monitor" },
    happening: "Emergency message to the public",
    urgency: kind === "Cancel" ? "Past" : "Immediate",
    severity: kind === "Cancel" ? "Minor" : one.danger ? "Extreme" : "Severe",
    certainty: "Observed",
    expiresAt: later(sentAt, kind === "Cancel" ? 1 : daysValid),
    headline: firstWords(one.text),
    description: kind === "Cancel" ? "This message was taken down." : one.text,
    others:
      kind === "Cancel"
        ? []
        : Object.entries(one.texts).map(([language, text]) => ({
            ...{ language, headline: firstWords(text), description: text },
          })),
    web: `${publication.address}/`,
    contact: contactOf(publication, publication.authorities[0]?.key ?? ""),
    areas: areasOf(
      publication,
      publication.authorities.map(({ key }) => key),
    ),
  });
  const over = one.endedAt !== null && !one.replaced ? [said(one.endedAt, "Cancel")] : [];
  return [
    said(one.startedAt, isFirst ? "Alert" : "Update"),
    ...one.renewedAt.map((at) => said(at, "Update")),
    ...over,
  ];
}
