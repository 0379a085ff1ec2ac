/** A forwarded message as it is looked at: its headers, its words, where its links lead, what hangs on it. Never its markup. */

export type MessageLook = {
  readonly format: "eml" | "msg";
  readonly subject: string;
  /** As written: `"IT Help" <it@example.com>`. */
  readonly from: string;
  readonly replyTo: string;
  readonly returnPath: string;
  readonly to: string;
  readonly date: string;
  readonly messageId: string;
  /** Authentication-Results, as the last server of the own side wrote them. */
  readonly authentication: readonly string[];
  /** Received, oldest first: the way that it took. */
  readonly hops: readonly string[];
  readonly body: string;
  readonly links: readonly Link[];
  readonly attachments: readonly Attached[];
  /** What could not be read, or was left out, and why. */
  readonly troubles: readonly string[];
};

/** `shown`: the words that stood for it; empty where the address itself did. */
export type Link = { readonly shown: string; readonly target: string };

export type Attached = {
  readonly name: string;
  /** By content, not by name: "pdf", "zip", "unknown". */
  readonly type: string;
  readonly claimed: string;
  readonly bytes: number;
  readonly sha256: string;
};

/** "it@example.com" of `"IT Help" <it@example.com>`; empty where there is none. The last brackets count, as mail programs have it. */
export function addressIn(written: string): string {
  const bracketed = /<([^<>\s]+@[^<>\s]+)>[^<>]*$/u.exec(written)?.[1];
  const bare = /[^\s<>"(),;:]+@[^\s<>"(),;:]+/u.exec(written.replace(/"[^"]*"/gu, ""))?.[0];
  return (bracketed ?? bare ?? "").toLowerCase();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).replace(/\.$/u, "");
}

export type Warning =
  | { readonly kind: "reply-goes-elsewhere"; readonly to: string }
  | { readonly kind: "returns-elsewhere"; readonly to: string }
  | { readonly kind: "name-shows-address"; readonly shown: string }
  | { readonly kind: "not-authenticated"; readonly checks: readonly string[] }
  | { readonly kind: "link-shows-other"; readonly shown: string; readonly leads: string };

/** What does not fit together in the headers and the links. */
export function warningsOf(look: MessageLook): readonly Warning[] {
  const from = addressIn(look.from);
  const warnings: Warning[] = [];
  const reply = addressIn(look.replyTo);
  if (reply !== "" && domainOf(reply) !== domainOf(from))
    warnings.push({ kind: "reply-goes-elsewhere", to: reply });
  const back = addressIn(look.returnPath);
  if (back !== "" && siteOf(domainOf(back)) !== siteOf(domainOf(from)))
    warnings.push({ kind: "returns-elsewhere", to: back });
  const shown = addressIn(look.from.replace(/<[^<>]*>[^<>]*$/u, "").replaceAll('"', ""));
  if (shown !== "" && shown !== from) warnings.push({ kind: "name-shows-address", shown });
  const checks = look.authentication.flatMap(failedChecks);
  if (checks.length > 0) warnings.push({ kind: "not-authenticated", checks: [...new Set(checks)] });
  for (const { shown: words, target } of look.links) {
    const said = hostOf(words);
    if (said !== "" && hostOf(target) !== "" && siteOf(said) !== siteOf(hostOf(target)))
      warnings.push({ kind: "link-shows-other", shown: said, leads: hostOf(target) });
  }
  return warnings;
}

function failedChecks(results: string): readonly string[] {
  return [
    ...results.matchAll(/\b(spf|dkim|dmarc|arc)\s*=\s*(fail|softfail|none|permerror|temperror)\b/giu),
  ].map(([, check, result]) => `${check!.toUpperCase()} ${result!.toLowerCase()}`);
}

/** The host that a text names as an address of the web; empty where it names none. */
export function hostOf(text: string): string {
  const match =
    /^\s*(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/\s@?#]*@)?((?:[\p{L}\p{N}-]+\.)+[\p{L}]{2,24}|\d{1,3}(?:\.\d{1,3}){3})(?::\d+)?(?=[/?#\s]|$)/iu.exec(
      text,
    );
  return (match?.[1] ?? "").toLowerCase();
}

/** What somebody can register: "example.com" of "login.example.com", "a.gov.uk" of "www.a.gov.uk". */
export function siteOf(host: string): string {
  if (/^[\d.]+$/u.test(host)) return host;
  const parts = host.split(".");
  const two = parts.slice(-2).join(".");
  const wide = /^(?:ac|co|com|edu|gov|govt|ltd|me|net|nhs|nom|org|plc|police|sch)\.[a-z]{2}$/u.test(two);
  return parts.slice(wide ? -3 : -2).join(".");
}
