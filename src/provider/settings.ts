/** What the operator says about a body's own sign-in: in the environment for one, in a file for one of each authority. */
import { z } from "zod";
import { done, failed, type Outcome } from "../domain/outcome.ts";

export type ProviderSettings = {
  /** Its part in addresses. */
  readonly key: string;
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The key of the authority whose accounts it signs in; null: of all. */
  readonly authority: string | null;
};
export type SettingsProblem = { readonly kind: "failed"; readonly why: string };

const shape = z.strictObject({
  authority: z.string().min(1).optional(),
  name: z.string().min(1).max(80).optional(),
  issuer: z.url().refine(isSecure, "must begin with https://"),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});
type Written = z.infer<typeof shape>;

export function settingsOf(
  environment: NodeJS.ProcessEnv,
  fileText: string | null,
): Outcome<readonly ProviderSettings[], SettingsProblem> {
  const one = {
    issuer: environment["CANDOUR_OIDC_ISSUER"],
    clientId: environment["CANDOUR_OIDC_CLIENT_ID"],
    clientSecret: environment["CANDOUR_OIDC_CLIENT_SECRET"],
    ...(environment["CANDOUR_OIDC_NAME"] ? { name: environment["CANDOUR_OIDC_NAME"] } : {}),
  };
  if (fileText !== null) return read(fileText);
  if ([one.issuer, one.clientId, one.clientSecret].every((value) => value === undefined || value === ""))
    return done([]);
  const written = shape.safeParse(one);
  return written.success ? done([named(written.data, "own")]) : problem("CANDOUR_OIDC_*", written.error);
}

function read(text: string): Outcome<readonly ProviderSettings[], SettingsProblem> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return failed({ kind: "failed", why: "The file in CANDOUR_OIDC_FILE is not JSON." });
  }
  const list = z.array(shape.required({ authority: true })).safeParse(json);
  if (!list.success) return problem("CANDOUR_OIDC_FILE", list.error);
  const keys = list.data.map(({ authority }) => authority);
  if (new Set(keys).size < keys.length)
    return failed({
      kind: "failed",
      why: "CANDOUR_OIDC_FILE names an authority twice: each has one issuer.",
    });
  return done(list.data.map((each) => named(each, each.authority)));
}

function named({ authority, name, issuer, clientId, clientSecret }: Written, key: string): ProviderSettings {
  const shown = name ?? new URL(issuer).hostname;
  return { key, name: shown, issuer, clientId, clientSecret, authority: authority ?? null };
}

/** Says which part is wrong, never what stands there: one of them is a secret. */
function problem(where: string, error: z.ZodError): Outcome<never, SettingsProblem> {
  const parts = error.issues.map(({ path, message }) => `${path.join(".") || "all"}: ${message}`);
  return failed({ kind: "failed", why: `${where} cannot be used (${parts.join("; ")}).` });
}

function isSecure(issuer: string): boolean {
  return issuer.startsWith("https://") || isLoopback(issuer);
}

/** A provider on this machine needs no TLS to be reached. */
export function isLoopback(issuer: string): boolean {
  const url = URL.parse(issuer);
  return url?.protocol === "http:" && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
}
