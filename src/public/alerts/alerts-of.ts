/**
 * Alerts of a publication. What is said of one outage is one row: an Alert, an Update each time that more is said or
 * another authority joins or leaves, a Cancel at its end. So are the statements about one incident. A message is made of what was
 * so at its own moment, so that it is the same in each publication after it. Emergency messages are the third kind of row.
 */

import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedIncident } from "../../domain/publication/published-incident.ts";
import type { PublishedOutage } from "../../domain/publication/published-outage.ts";
import { lastWordOf } from "../../domain/publication/published-statement.ts";
import { nameOf } from "../feeds/feed-scopes.ts";
import { statusWords } from "../site/words.ts";
import type { Alert } from "./alert.ts";
import { emergencyAlerts } from "./emergency-alerts.ts";
import { areasOf, contactOf, inRow, later, type Said } from "./row.ts";

/** Newest first. */
export function alertsOf(publication: Publication): readonly Alert[] {
  return [
    ...publication.outages.flatMap((outage) => ofOutage(publication, outage)),
    ...publication.incidents.flatMap((incident) => ofIncident(publication, incident)),
    ...emergencyAlerts(publication),
  ].toSorted((a, b) => (a.sentAt < b.sentAt ? 1 : a.sentAt > b.sentAt ? -1 : 0));
}

function ofOutage(publication: Publication, outage: PublishedOutage): readonly Alert[] {
  const { sayings, parts, endedAt, title, key, origin, leavings = [] } = outage;
  const joinings = parts.map(({ joinedAt }) => joinedAt);
  const last = endedAt ?? "~";
  const moments = [...new Set([...sayings.map(({ at }) => at), ...joinings, ...leavings])]
    // Nothing is told before the first words about it.
    .filter((at) => at >= (sayings[0]?.at ?? "~") && at < last)
    .toSorted();
  const at = (moment: string, over: boolean): Said => {
    const saying = sayings.findLast((one) => one.at <= moment) ?? sayings[0]!;
    const joined = parts.filter(({ joinedAt }) => joinedAt <= moment).map(({ authority }) => authority);
    const { text, means } = statusWords[saying.status];
    return {
      sentAt: moment,
      source: nameOf(publication, origin),
      kind: over ? "Cancel" : moment === moments[0] ? "Alert" : "Update",
      ...{
        category: "Infra",
        response: over ? "AllClear" : "Monitor",
        happening: "Outage of public services",
      },
      urgency: over ? "Past" : "Immediate",
      severity: over ? "Minor" : saying.status === "disrupted" ? "Moderate" : "Severe",
      certainty: "Observed",
      expiresAt: later(moment, over ? 1 : 7),
      headline: title,
      description: over ? "This is over." : [`${text}: ${means}.`, saying.words].join("\n\n").trim(),
      web: `${publication.address}/services`,
      contact: contactOf(publication, origin),
      areas: areasOf(publication, joined.length === 0 ? [origin] : joined),
    };
  };
  const said = [
    ...moments.map((moment) => at(moment, false)),
    ...(endedAt === null ? [] : [at(endedAt, true)]),
  ];
  return inRow(publication, `outage/${key}`, said);
}

function ofIncident(publication: Publication, incident: PublishedIncident): readonly Alert[] {
  const said = publication.statements
    // A withdrawn one leaves the row, and the alert that it was is said to be over by the next.
    .filter((statement) => statement.incident === incident.reference && statement.retracted === null)
    .toSorted((a, b) => a.number - b.number)
    .map(
      (statement, index): Said => ({
        sentAt: lastWordOf(statement),
        source: statement.author,
        kind: index === 0 ? "Alert" : "Update",
        ...{ category: "Security", response: "Monitor", happening: "Security incident at a public body" },
        ...{ urgency: "Expected", severity: "Moderate", certainty: "Likely" },
        expiresAt: later(lastWordOf(statement), 7),
        headline: statement.title,
        description: statement.paragraphs.join("\n\n"),
        web: `${publication.address}/statements/${statement.number}`,
        contact: contactOf(publication, incident.authorities[0] ?? ""),
        areas: areasOf(publication, incident.authorities),
      }),
    );
  return inRow(publication, `incident/${incident.reference}`, said);
}
