/** Alerts as CAP 1.2 messages, and the list of those that hold, as an Atom feed. */
import type { Publication } from "../../domain/publication/publication.ts";
import { urn } from "../feeds/urn.ts";
import { xml } from "../feeds/xml.ts";
import type { Alert, AlertWords } from "./alert.ts";

export function capPath({ identifier }: Pick<Alert, "identifier">): string {
  return `/cap/${identifier}.xml`;
}

export function capMessage(alert: Alert): string {
  const references = alert.earlier.map((one) => `${one.sender},${one.identifier},${time(one.sentAt)}`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
  <identifier>${xml(alert.identifier)}</identifier>
  <sender>${xml(alert.sender)}</sender>
  <sent>${time(alert.sentAt)}</sent>
  <status>${alert.practice ? "Exercise" : "Actual"}</status>
  <msgType>${alert.kind}</msgType>
  <source>${xml(alert.source)}</source>
  <scope>Public</scope>
${alert.practice ? "  <note>This is practice. Nothing has happened.</note>\n" : ""}${references.length === 0 ? "" : `  <references>${xml(references.join(" "))}</references>\n`}${infoOf(alert, { language: "en-GB", headline: alert.headline, description: alert.description })}${(alert.others ?? []).map((one) => infoOf(alert, one)).join("")}</alert>
`;
}

/** The same in each language (CAP 1.2, 3.2.2: one info block for each). */
function infoOf(alert: Alert, { language, headline, description }: AlertWords): string {
  return `  <info>
    <language>${xml(language)}</language>
    <category>${alert.category}</category>
    <event>${xml(alert.happening)}</event>
    <responseType>${alert.response}</responseType>
    <urgency>${alert.urgency}</urgency>
    <severity>${alert.severity}</severity>
    <certainty>${alert.certainty}</certainty>
    <effective>${time(alert.sentAt)}</effective>
    <expires>${time(alert.expiresAt)}</expires>
    <senderName>${xml(alert.source)}</senderName>
    <headline>${xml(headline)}</headline>
    <description>${xml(description)}</description>
${alert.web.startsWith("http") ? `    <web>${xml(alert.web)}</web>\n` : ""}${alert.contact === "" ? "" : `    <contact>${xml(alert.contact)}</contact>\n`}${alert.areas.map((area) => `    <area><areaDesc>${xml(area.name)}</areaDesc>${geocode(area.code)}</area>\n`).join("")}  </info>
`;
}

/** Those that hold; the messages before them are reached by what refers to them. */
export function capIndex({ siteName, address, updatedAt }: Publication, alerts: readonly Alert[]): string {
  const entries = alerts
    .filter(({ superseded, expiresAt }) => !superseded && expiresAt > updatedAt)
    .map(
      (alert) => `  <entry>
    <id>urn:uuid:${alert.identifier}</id>
    <title>${xml(alert.headline)}</title>
    <published>${alert.sentAt}</published>
    <updated>${alert.sentAt}</updated>
    <author><name>${xml(alert.source)}</name></author>
    <link rel="alternate" type="application/cap+xml" href="${xml(address + capPath(alert))}"/>
    <summary>${xml(alert.headline)}</summary>
  </entry>
`,
    );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
  <id>${urn("alerts", siteName)}</id>
  <title>${xml(siteName)}: alerts</title>
  <updated>${updatedAt}</updated>
  <author><name>${xml(siteName)}</name></author>
  <link rel="self" type="application/atom+xml" href="${xml(address)}/cap/index.xml"/>
  <link rel="alternate" type="text/html" href="${xml(address)}/"/>
${entries.join("")}</feed>
`;
}

function geocode(code: string): string {
  return code === "" ? "" : `<geocode><valueName>GSS</valueName><value>${xml(code)}</value></geocode>`;
}

/** CAP wants an offset, never "Z", and no parts of seconds. */
function time(iso: string): string {
  return `${iso.slice(0, 19)}+00:00`;
}
