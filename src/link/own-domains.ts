/** Which e-mail domains are the body's own: its people write from them, so who has one is staff. */
import type { DocumentFindings } from "../domain/document.ts";

const official =
  /\.(gov|police|nhs|mod)\.uk$|\.gov\.(wales|scot)$|\.llyw\.cymru$|\.nhs\.net$|^nhs\.net$|council/;
const freemail =
  /^(gmail|googlemail|hotmail|outlook|live|yahoo|ymail|aol|icloud|me|mac|msn|btinternet|sky|virginmedia|ntlworld|talktalk|tiscali|blueyonder|protonmail|proton|gmx|mail|o2|orange|bt)\./;

/** From the headers and signatures of what was read first: the official domains, and one that most staff share. */
export function ownDomains(findings: readonly DocumentFindings[]): ReadonlySet<string> {
  const people = new Map<string, Set<string>>();
  for (const { mentions } of findings)
    for (const { type, stands, value } of mentions) {
      if (type !== "email" || (stands !== "header" && stands !== "signature" && stands !== "footer"))
        continue;
      const domain = value.slice(value.indexOf("@") + 1);
      const known = people.get(domain) ?? new Set();
      people.set(domain, known.add(value));
    }
  const all = [...people.values()].reduce((sum, { size }) => sum + size, 0);
  return new Set(
    [...people]
      .filter(
        ([domain, { size }]) =>
          !freemail.test(domain) && (official.test(domain) || (size >= 3 && size >= all * 0.3)),
      )
      .map(([domain]) => domain),
  );
}

export function isOfficial(email: string, own: ReadonlySet<string>): boolean {
  const domain = email.slice(email.indexOf("@") + 1);
  return own.has(domain) || official.test(domain);
}
