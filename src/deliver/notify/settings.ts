/** What the operator says of GOV.UK Notify: in the environment for one service, in a file for one of each authority. */
import { z } from "zod";
import { done, failed, type Outcome } from "../../domain/outcome.ts";

export type NotifySettings = {
  /** The key of the authority whose messages it sends; null: of all. */
  readonly authority: string | null;
  readonly baseUrl: string;
  /** Never logged, never shown. */
  readonly apiKey: string;
  readonly templates: {
    readonly email: string | null;
    readonly text: string | null;
    /** Null: letters go as PDFs of ours. */
    readonly letter: string | null;
  };
  readonly letters: "pdf" | "template";
  readonly postage: "first" | "second" | "economy";
  readonly replyToId: string | null;
  readonly textSenderId: string | null;
  /** What is ours of the key's limit. */
  readonly perMinute: number;
  readonly perDay: { readonly email: number; readonly text: number; readonly letter: number };
};
export type NotifySettingsProblem = { readonly kind: "failed"; readonly why: string };

/** Its name says what it is for, then the service, then the secret. */
const keyShape =
  /^.+-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;
const address = z
  .url()
  .refine((url) => url.startsWith("https://") || isLoopback(url), "must begin with https://")
  .transform((url) => url.replace(/\/+$/u, ""));
const limit = (most: number) => z.coerce.number().int().min(1).max(most);

const shape = z.strictObject({
  authority: z.string().min(1).optional(),
  baseUrl: address.default("https://api.notifications.service.gov.uk"),
  apiKey: z.string().regex(keyShape, "is not a key of GOV.UK Notify: NAME-SERVICE-SECRET"),
  emailTemplate: z.uuid().optional(),
  textTemplate: z.uuid().optional(),
  letterTemplate: z.uuid().optional(),
  postage: z.enum(["first", "second", "economy"]).default("second"),
  replyToId: z.uuid().optional(),
  textSenderId: z.uuid().optional(),
  perMinute: limit(60_000).default(3_000),
  emailsPerDay: limit(100_000_000).default(250_000),
  textsPerDay: limit(100_000_000).default(250_000),
  lettersPerDay: limit(100_000_000).default(20_000),
});
type Written = z.infer<typeof shape>;

const variables: Readonly<Record<string, keyof Written>> = {
  CANDOUR_NOTIFY_URL: "baseUrl",
  CANDOUR_NOTIFY_KEY: "apiKey",
  CANDOUR_NOTIFY_EMAIL_TEMPLATE: "emailTemplate",
  CANDOUR_NOTIFY_TEXT_TEMPLATE: "textTemplate",
  CANDOUR_NOTIFY_LETTER_TEMPLATE: "letterTemplate",
  CANDOUR_NOTIFY_POSTAGE: "postage",
  CANDOUR_NOTIFY_REPLY_TO: "replyToId",
  CANDOUR_NOTIFY_TEXT_SENDER: "textSenderId",
  CANDOUR_NOTIFY_PER_MINUTE: "perMinute",
  CANDOUR_NOTIFY_EMAILS_PER_DAY: "emailsPerDay",
  CANDOUR_NOTIFY_TEXTS_PER_DAY: "textsPerDay",
  CANDOUR_NOTIFY_LETTERS_PER_DAY: "lettersPerDay",
};

/** Empty where nothing is said of Notify. `fileText`: of the file in CANDOUR_NOTIFY_FILE. */
export function notifySettingsOf(
  environment: NodeJS.ProcessEnv,
  fileText: string | null,
): Outcome<readonly NotifySettings[], NotifySettingsProblem> {
  if (fileText !== null) return inFile(fileText);
  const said = Object.entries(variables).filter(([name]) => (environment[name] ?? "") !== "");
  if (said.length === 0) return done([]);
  const written = shape.safeParse(
    Object.fromEntries(said.map(([name, key]) => [key, environment[name]?.trim()])),
  );
  if (!written.success) return problem("CANDOUR_NOTIFY_*", written.error);
  return done([settings(written.data)]);
}

function inFile(text: string): Outcome<readonly NotifySettings[], NotifySettingsProblem> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed({ kind: "failed", why: "The file in CANDOUR_NOTIFY_FILE is not JSON." });
  }
  const list = z
    .array(shape.required({ authority: true }))
    .min(1)
    .safeParse(json);
  if (!list.success) return problem("CANDOUR_NOTIFY_FILE", list.error);
  const keys = list.data.map(({ authority }) => authority);
  if (new Set(keys).size < keys.length)
    return failed({
      kind: "failed",
      why: "CANDOUR_NOTIFY_FILE names an authority twice: each has one service.",
    });
  return done(list.data.map(settings));
}

function settings(written: Written): NotifySettings {
  const { emailTemplate = null, textTemplate = null, letterTemplate = null } = written;
  return {
    authority: written.authority ?? null,
    baseUrl: written.baseUrl,
    apiKey: written.apiKey,
    templates: { email: emailTemplate, text: textTemplate, letter: letterTemplate },
    letters: letterTemplate === null ? "pdf" : "template",
    postage: written.postage,
    replyToId: written.replyToId ?? null,
    textSenderId: written.textSenderId ?? null,
    perMinute: written.perMinute,
    perDay: { email: written.emailsPerDay, text: written.textsPerDay, letter: written.lettersPerDay },
  };
}

/** Says which part is wrong, never what stands there: one of them is a secret. */
function problem(where: string, error: z.ZodError): Outcome<never, NotifySettingsProblem> {
  const nameOf = (path: PropertyKey | undefined): string =>
    Object.entries(variables).find(([, key]) => key === path)?.[0] ?? String(path ?? "all");
  const inFileToo = where === "CANDOUR_NOTIFY_FILE";
  const parts = error.issues.map(
    ({ path, message }) => `${inFileToo ? path.join(".") || "all" : nameOf(path[0])}: ${message}`,
  );
  return failed({ kind: "failed", why: `${where} cannot be used (${parts.join("; ")}).` });
}

function isLoopback(written: string): boolean {
  const url = URL.parse(written);
  return url?.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}
