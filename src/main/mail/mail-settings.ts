/** E-mail by SMTP, as the environment says. Secrets lie in files, and no fault repeats what stands in one. */
import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { MailSender, MailSettings } from "../../deliver/smtp/settings.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";

export type MailSettingsProblem = { readonly kind: "failed"; readonly why: string };

const domain = z
  .string()
  .regex(
    /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/iu,
    "is no domain",
  )
  .transform((name) => name.toLowerCase());
/** A token comes behind the name, with a plus: 64 letters are all that may stand before the @ (RFC 5321, 4.5.3.1.1). */
const bounces = z
  .string()
  .regex(/^[a-z0-9._-]{1,19}@[a-z0-9.-]{3,253}$/iu, "must be NAME@DOMAIN, NAME of 19 letters at the most");
const whole = (least: number, most: number, usual: number) =>
  z.coerce.number().int().min(least).max(most).default(usual);

const senderShape = z.strictObject({
  domain,
  dkimSelector: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/iu, "is no selector")
    .optional(),
  dkimKeyFile: z.string().min(1).optional(),
  bounces: bounces.optional(),
});
const shape = z
  .strictObject({
    host: z.string().regex(/^[\w.:-]{1,253}$/u, "is no host"),
    port: whole(1, 65_535, 587),
    tls: z.enum(["required", "from-the-start", "if-offered"]).optional(),
    tlsReason: z.string().min(20, "must say why, in 20 letters or more").max(500).optional(),
    name: domain.optional(),
    account: z.string().min(1).max(200).optional(),
    passphraseFile: z.string().min(1).optional(),
    certificateFile: z.string().min(1).optional(),
    connections: whole(1, 50, 10),
    answerSeconds: whole(30, 600, 300),
    receipts: z.enum(["failures", "all"]).default("failures"),
  })
  .refine(({ tls, tlsReason }) => tls !== "if-offered" || tlsReason !== undefined, {
    path: ["tlsReason"],
    message: "must say why messages about people may go without TLS",
  })
  .refine(({ tls, account }) => tls !== "if-offered" || account === undefined, {
    path: ["account"],
    message: "a passphrase is not said where TLS is only used if offered",
  })
  .refine(({ account, passphraseFile }) => (account === undefined) === (passphraseFile === undefined), {
    path: ["passphraseFile"],
    message: "stands with the account, or not at all",
  });

const variables = {
  host: "HOST",
  port: "PORT",
  tls: "TLS",
  tlsReason: "TLS_REASON",
  name: "NAME",
  account: "ACCOUNT",
  passphraseFile: "PASSPHRASE_FILE",
  certificateFile: "CERTIFICATE_FILE",
  connections: "CONNECTIONS",
  answerSeconds: "ANSWER_SECONDS",
  receipts: "RECEIPTS",
} as const;
const senderVariables = {
  domain: "DOMAIN",
  dkimSelector: "DKIM_SELECTOR",
  dkimKeyFile: "DKIM_KEY_FILE",
  bounces: "BOUNCES",
} as const;

/** Null where nothing is set. */
export async function readMailSettings(
  environment: NodeJS.ProcessEnv,
): Promise<Outcome<MailSettings | null, MailSettingsProblem>> {
  const taken = (names: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(names)
        .map(([key, name]) => [key, environment[`CANDOUR_SMTP_${name}`] ?? ""] as const)
        .filter(([, value]) => value !== ""),
    );
  const [written, own] = [taken(variables), taken(senderVariables)];
  const file = environment["CANDOUR_SMTP_SENDERS_FILE"] ?? "";
  if (Object.keys({ ...written, ...own }).length === 0 && file === "") return done(null);
  try {
    const {
      tls,
      passphraseFile,
      certificateFile,
      account,
      name,
      answerSeconds,
      tlsReason: _,
      ...rest
    } = parsed("CANDOUR_SMTP_*", shape, written);
    const senders = file === "" ? (Object.keys(own).length === 0 ? [] : [own]) : await jsonIn(file);
    const list = parsed(
      file === "" ? "CANDOUR_SMTP_*" : "CANDOUR_SMTP_SENDERS_FILE",
      z.array(senderShape),
      senders,
    );
    if (new Set(list.map((one) => one.domain)).size < list.length)
      throw new Wrong("CANDOUR_SMTP_SENDERS_FILE names a domain twice.");
    return done({
      ...rest,
      tls: tls ?? (rest.port === 465 ? "from-the-start" : "required"),
      ...(name === undefined ? {} : { name }),
      login:
        account === undefined || passphraseFile === undefined
          ? null
          : { account, passphrase: (await textIn(passphraseFile)).replace(/\r?\n$/u, "") },
      ...(certificateFile === undefined ? {} : { certificate: await textIn(certificateFile) }),
      senders: await Promise.all(list.map(senderFrom)),
      ...{ messagesEach: 500, connectMs: 30_000, answerMs: answerSeconds * 1000 },
    });
  } catch (error) {
    if (error instanceof Wrong) return failed({ kind: "failed", why: error.message });
    throw error;
  }
}

/** Known to whoever reads settings and to nobody else: an outcome in the middle of reading. */
class Wrong extends Error {}

async function senderFrom(one: z.infer<typeof senderShape>): Promise<MailSender> {
  const { dkimSelector: selector, dkimKeyFile } = one;
  if ((selector === undefined) !== (dkimKeyFile === undefined))
    throw new Wrong(`For ${one.domain} a DKIM selector and a key file stand together, or neither.`);
  const key =
    selector === undefined || dkimKeyFile === undefined
      ? null
      : keyFrom(await textIn(dkimKeyFile), one.domain);
  return {
    domain: one.domain,
    dkim: selector === undefined || key === null ? null : { selector, key },
    bounces: one.bounces?.toLowerCase() ?? null,
  };
}

/** RFC 8301: RSA of 2048 bits; shorter ones are broken or soon will be, and providers do not count them. */
function keyFrom(pem: string, of: string): KeyObject {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    throw new Wrong(`The DKIM key of ${of} is no private key in PEM, or one with a passphrase.`);
  }
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType === "ed25519" || (key.asymmetricKeyType === "rsa" && bits >= 2048)) return key;
  throw new Wrong(`The DKIM key of ${of} must be RSA of 2048 bits or more, or Ed25519.`);
}

/** Says which part is wrong, never what stands there. */
function parsed<T>(where: string, shape: z.ZodType<T>, value: unknown): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  const parts = read.error.issues.map(({ path, message }) => `${path.join(".") || "all"}: ${message}`);
  throw new Wrong(`${where} cannot be used (${parts.join("; ")}).`);
}

async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new Wrong(`The file ${file}, which CANDOUR_SMTP_* names, cannot be read.`);
  }
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await textIn(file);
  try {
    return JSON.parse(text);
  } catch {
    throw new Wrong("The file in CANDOUR_SMTP_SENDERS_FILE is not JSON.");
  }
}
