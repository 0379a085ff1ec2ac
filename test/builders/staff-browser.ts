/** Browsers of several staff on the real app and the real record at once: each has its session, its cookies, its forms. */
import type { FastifyInstance } from "fastify";
import type { Staff } from "../../src/domain/staff/staff.ts";
import type { Desk } from "../../src/respond/desk/desk.ts";
import type { Session } from "../../src/respond/desk/house/account-desk.ts";
import { createLog } from "../../src/watch/log.ts";
import { createApp } from "../../src/web/app.ts";
import type { AppSettings } from "../../src/web/settings.ts";

export type Fields = Readonly<Record<string, string>>;
export type Shown = { readonly status: number; readonly body: string; readonly to: string };
export type StaffBrowser = {
  readonly token: string;
  readonly staff: Staff;
  open(url: string): Promise<Shown>;
  /** As the form stands, with these fields changed. */
  send(url: string, form: Fields, change: Fields): Promise<Shown>;
  /** Whatever somebody sends. */
  raw(url: string, type: string, payload: string): Promise<Shown>;
};

export type StaffApp = {
  readonly app: FastifyInstance;
  readonly sessions: Map<string, Session>;
  readonly logged: string[];
  signIn(staff: Staff): StaffBrowser;
};

export async function staffApp(
  desk: Desk,
  now: () => Date,
  settings: Partial<AppSettings> = {},
): Promise<StaffApp> {
  const sessions = new Map<string, Session>();
  const logged: string[] = [];
  const app = await createApp({
    desk: { ...desk, session: async (token) => sessions.get(token) ?? null },
    ...{ host: "127.0.0.1", now, publicSiteUrl: null },
    log: createLog({ words: false, write: (line) => logged.push(line) }),
    ...settings,
  });
  let count = 0;
  return {
    ...{ app, sessions, logged },
    signIn(staff) {
      const token = `token-of-tests-${++count}`;
      sessions.set(token, { id: token, staff, confirmedAt: now(), unread: 0 });
      return browserOf(app, staff, token);
    },
  };
}

function browserOf(app: FastifyInstance, staff: Staff, token: string): StaffBrowser {
  const cookies: Record<string, string> = { candour_session: token };
  const usual = "application/x-www-form-urlencoded";
  const ask = async (method: "GET" | "POST", url: string, payload = "", type = usual): Promise<Shown> => {
    const form = method === "POST" ? { "content-type": type } : {};
    const headers = { host: "127.0.0.1:8420", ...form };
    const seen = await app.inject({ method, url, headers, cookies, payload });
    for (const { name, value } of seen.cookies) cookies[name] = value;
    return { status: seen.statusCode, body: seen.body, to: String(seen.headers.location ?? "") };
  };
  return {
    ...{ staff, token },
    open: (url) => ask("GET", url),
    raw: (url, type, payload) => ask("POST", url, payload, type),
    send: (url, form, change) => ask("POST", url, new URLSearchParams({ ...form, ...change }).toString()),
  };
}

/** What a browser would send of the forms of a page, the frame's own aside; and whether anything was filled in before. */
export function formsIn(body: string): readonly {
  readonly action: string;
  readonly fields: Fields;
  readonly filled: readonly string[];
}[] {
  return [...body.matchAll(/<form\b[^>]*method="post"[^>]*>(.*?)<\/form>/gsu)]
    .map(([form, inside = ""]) => ({ action: attribute(form, "action"), ...fieldsIn(inside) }))
    .filter(({ action }) => !["/sign-out", "/reason/end"].includes(action));
}

function fieldsIn(form: string): { readonly fields: Fields; readonly filled: readonly string[] } {
  const fields: Record<string, string> = {};
  const filled: string[] = [];
  const put = (name: string, value: string, hidden = false) => {
    if (name === "") return;
    fields[name] = value;
    if (value !== "" && !hidden) filled.push(name);
  };
  for (const [input] of form.matchAll(/<input\b[^>]*>/gu)) {
    const type = attribute(input, "type");
    if (["radio", "checkbox"].includes(type) && !/\schecked\b/u.test(input)) continue;
    put(attribute(input, "name"), attribute(input, "value"), type === "hidden");
  }
  for (const [area, inside = ""] of form.matchAll(/<textarea\b[^>]*>(.*?)<\/textarea>/gsu))
    put(attribute(area, "name"), unescaped(inside).replace(/^\n/u, ""));
  for (const [list, inside = ""] of form.matchAll(/<select\b[^>]*>(.*?)<\/select>/gsu)) {
    const chosen = /<option\b[^>]*\sselected\b[^>]*>/u.exec(inside)?.[0];
    if (chosen !== undefined) put(attribute(list, "name"), attribute(chosen, "value"));
  }
  return { fields, filled };
}

function attribute(tag: string, name: string): string {
  return unescaped(new RegExp(`\\s${name}="([^"]*)"`, "u").exec(tag)?.[1] ?? "");
}

export function unescaped(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}
