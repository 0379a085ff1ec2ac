/** Tries the mail server as the settings say, step by step, and says of each what was found and what to do. */
import { createPublicKey, createSecretKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { openSession, type SmtpFault } from "./session.ts";
import type { MailSender, MailSettings } from "./settings.ts";
import { smtpCarrier } from "./smtp-carrier.ts";
import { verdictOnConnecting } from "./verdict.ts";

/** `ok` null: nobody could tell from here. */
export type Finding = { readonly ok: boolean | null; readonly line: string };

export type Lookup = (name: string) => Promise<readonly (readonly string[])[]>;

export async function* checkMail(
  settings: MailSettings,
  lookUp: Lookup,
  trying: { readonly to: string; readonly from: string } | null,
): AsyncGenerator<Finding> {
  const reached = await checkConnection(settings);
  yield reached;
  if (settings.senders.length === 0)
    yield {
      ok: null,
      line: "No sender is named: messages go unsigned, and bounces to the authority's own address.",
    };
  for (const sender of settings.senders) {
    yield await checkDkim(sender, lookUp);
    if (sender.bounces === null)
      yield {
        ok: null,
        line: `${sender.domain}: bounces go to the authority's own address, where a person must read them.`,
      };
  }
  if (trying !== null && reached.ok === true) yield await checkSending(settings, trying);
}

async function checkConnection(settings: MailSettings): Promise<Finding> {
  const { host, port, tls, login } = settings;
  try {
    const session = await openSession(settings);
    session.close();
    const how = tls === "if-offered" ? "with TLS only if it is offered" : "over TLS";
    return {
      ok: true,
      line: `${host}:${port} answers ${how}${login === null ? "" : ", and takes our account"}.`,
    };
  } catch (fault) {
    return { ok: false, line: `${host}:${port}: ${verdictOnConnecting(fault as SmtpFault).why}` };
  }
}

async function checkDkim({ domain, dkim }: MailSender, lookUp: Lookup): Promise<Finding> {
  if (dkim === null)
    return { ok: null, line: `${domain}: nothing is signed here; the mail server must do it.` };
  const name = `${dkim.selector}._domainkey.${domain}`;
  const wanted = dkimRecord(dkim.key);
  const own = tagIn(wanted, "p");
  try {
    const found = (await lookUp(name)).map((parts) => tagIn(parts.join(""), "p"));
    if (found.includes(own)) return { ok: true, line: `${name} holds the public half of the key.` };
    return { ok: false, line: `${name} holds another key. It must say: ${wanted}` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (code === "ENOTFOUND" || code === "ENODATA")
      return { ok: false, line: `${name} is not there. Have a TXT record made that says: ${wanted}` };
    return { ok: null, line: `${name} could not be looked up from here. It must say: ${wanted}` };
  }
}

/** RFC 6376, 3.6.1; RFC 8463: of Ed25519 the 32 bytes alone. */
export function dkimRecord(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: "spki", format: "der" });
  if (key.asymmetricKeyType === "ed25519")
    return `v=DKIM1; k=ed25519; p=${der.subarray(-32).toString("base64")}`;
  return `v=DKIM1; k=rsa; p=${der.toString("base64")}`;
}

function tagIn(record: string, tag: string): string | undefined {
  return record
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${tag}=`))
    ?.slice(tag.length + 1)
    .replace(/\s/gu, "");
}

async function checkSending(
  settings: MailSettings,
  { to, from }: { readonly to: string; readonly from: string },
): Promise<Finding> {
  const reference = `T-${randomUUID()}`;
  // A key of no record: what comes back of this is nobody's receipt, and is set aside.
  const carrier = smtpCarrier(settings, createSecretKey(randomBytes(32)));
  const [delivery] = await carrier.carry([
    {
      ...{ reference, attemptReference: `${reference}.1`, channel: "email", to, name: "" },
      words: {
        subject: "Candour: a test of the mail server",
        blocks: [
          { kind: "paragraph", text: "This is a test of the mail server's settings. It is about nobody." },
          { kind: "paragraph", text: "Look at its head: DKIM, SPF and DMARC should each say “pass”." },
        ],
        short: "",
      },
      from: { name: "Candour", email: from, address: [] },
      date: new Date(),
    },
  ]);
  carrier.close();
  if (delivery?.kind === "sent")
    return {
      ok: true,
      line: `The test message was taken${delivery.provider === undefined ? "" : ` (${delivery.provider})`}. See whether it arrives.`,
    };
  return { ok: false, line: `The test message was not taken: ${delivery?.why}` };
}
