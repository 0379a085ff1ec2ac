/**
 * Signs an e-mail (DKIM, RFC 6376; Ed25519 by RFC 8463), relaxed/relaxed. nodemailer's own signer knows RSA alone and
 * sends a message unsigned where signing fails; here it throws.
 */
import { createHash, type KeyObject, sign as signBytes } from "node:crypto";
import { promisify } from "node:util";

export type Signing = { readonly domain: string; readonly selector: string; readonly key: KeyObject };

const signing = promisify(signBytes);

/** Named once more than it is there, so that none can be put in front: a second From would be shown. */
const oversigned = ["from", "to", "subject", "date", "message-id", "reply-to"];
/** RFC 8058 asks for both of the list fields. */
const signed = [
  "mime-version",
  "content-type",
  "content-transfer-encoding",
  "content-language",
  "auto-submitted",
  "list-unsubscribe",
  "list-unsubscribe-post",
];

/** The message with its signature in front. RSA is reckoned on another thread. */
export async function signEmail(written: Buffer, { domain, selector, key }: Signing): Promise<Buffer> {
  // On its way every end of a line becomes CRLF: what is signed must be what arrives.
  const message = Buffer.from(written.toString("latin1").replace(/(?<!\r)\n/gu, "\r\n"), "latin1");
  const end = message.indexOf("\r\n\r\n");
  if (end < 0) throw new Error("a message without an end of its head cannot be signed");
  const fields = fieldsOf(message.toString("latin1", 0, end));
  const names = [
    ...oversigned.flatMap((name) => [...present(fields, name), name]),
    ...signed.flatMap((name) => present(fields, name)),
  ];
  const algorithm = key.asymmetricKeyType === "ed25519" ? "ed25519-sha256" : "rsa-sha256";
  const head =
    `DKIM-Signature: v=1; a=${algorithm}; c=relaxed/relaxed; d=${domain};\r\n s=${selector}; q=dns/txt;\r\n` +
    ` h=${foldedNames(names)};\r\n bh=${bodyHash(message.subarray(end + 4))};\r\n b=`;
  const over = `${namedFields(fields, names)}dkim-signature:${relaxed(head.slice("DKIM-Signature:".length))}`;
  const signature = (await signatureOver(algorithm, Buffer.from(over, "latin1"), key)).toString("base64");
  return Buffer.concat([Buffer.from(`${head}${folded(signature)}\r\n`, "latin1"), message]);
}

/** RFC 8463: Ed25519 signs the hash, not what was hashed. It takes less time than another thread to hear of it. */
async function signatureOver(algorithm: string, over: Buffer, key: KeyObject): Promise<Buffer> {
  if (algorithm === "rsa-sha256") return await signing("sha256", over, key);
  return signBytes(null, createHash("sha256").update(over).digest(), key);
}

type Field = { readonly name: string; readonly value: string };

function fieldsOf(head: string): readonly Field[] {
  return head
    .replace(/\r\n[ \t]/gu, " ")
    .split("\r\n")
    .map((line) => {
      const colon = line.indexOf(":");
      return { name: line.slice(0, colon).trimEnd().toLowerCase(), value: relaxed(line.slice(colon + 1)) };
    });
}

function present(fields: readonly Field[], name: string): readonly string[] {
  return fields.filter((field) => field.name === name).map((field) => field.name);
}

/** A name that stands twice means the last field first, then the one above it; one that is not there is nothing. */
function namedFields(fields: readonly Field[], names: readonly string[]): string {
  const left = fields.toReversed();
  return names
    .map((name) => {
      const at = left.findIndex((field) => field.name === name);
      return at < 0 ? "" : `${name}:${left.splice(at, 1)[0]!.value}\r\n`;
    })
    .join("");
}

function relaxed(value: string): string {
  return value
    .replace(/\r\n/gu, "")
    .replace(/[ \t]+/gu, " ")
    .replace(/^ | $/gu, "");
}

function bodyHash(body: Buffer): string {
  // Lone spaces stay as they are: looking for what changes alone takes a fraction of the time.
  const text = body
    .toString("latin1")
    .replace(/[ \t]{2,}|\t/gu, " ")
    .replaceAll(" \r\n", "\r\n");
  let end = text.endsWith(" ") ? text.length - 1 : text.length;
  while (end >= 2 && text.startsWith("\r\n", end - 2)) end -= 2;
  const kept = end === 0 ? "" : `${text.slice(0, end)}\r\n`;
  return createHash("sha256").update(kept, "latin1").digest("base64");
}

function foldedNames(names: readonly string[]): string {
  let [out, line] = ["", 3];
  for (const [at, name] of names.entries()) {
    const part = at === 0 ? name : `:${name}`;
    if (line + part.length > 74) {
      out += "\r\n ";
      line = 1;
    }
    out += part;
    line += part.length;
  }
  return out;
}

function folded(text: string): string {
  return text.match(/.{1,72}/gu)!.join("\r\n ");
}
