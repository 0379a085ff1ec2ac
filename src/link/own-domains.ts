/** Which e-mail domains are the body's own: its people write from them, so who has one is staff. */
import type { DocumentFindings } from "../domain/documents/document.ts";
import { isOfficeMailbox } from "./normalise/junk.ts";

const official =
  /\.(gov|police|nhs|mod)\.uk$|\.gov\.(wales|scot)$|\.llyw\.cymru$|\.nhs\.net$|^nhs\.net$|council/;
const freemail =
  /^(gmail|googlemail|hotmail|outlook|live|yahoo|ymail|aol|icloud|me|mac|msn|btinternet|sky|virginmedia|ntlworld|talktalk|tiscali|blueyonder|protonmail|proton|gmx|mail|o2|orange|bt)\./;

/** From what was read first: the official domains, and each that has an office's mailbox beside several people's. */
export function ownDomains(findings: readonly DocumentFindings[]): ReadonlySet<string> {
  const domains = new Map<string, { offices: number; people: Set<string> }>();
  for (const { mentions } of findings)
    for (const { type, value } of mentions) {
      if (type !== "email") continue;
      const name = value.slice(value.indexOf("@") + 1);
      const domain = domains.get(name) ?? { offices: 0, people: new Set<string>() };
      domains.set(name, domain);
      if (isOfficeMailbox(value)) domain.offices++;
      else domain.people.add(value);
    }
  return new Set(
    [...domains]
      .filter(
        ([name, { offices, people }]) =>
          !freemail.test(name) && (official.test(name) || (offices > 0 && people.size >= 3)),
      )
      .map(([name]) => name),
  );
}

export function isOfficial(email: string, own: ReadonlySet<string>): boolean {
  const domain = email.slice(email.indexOf("@") + 1);
  return own.has(domain) || official.test(domain);
}
