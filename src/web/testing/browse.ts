/** A browser for tests: keeps cookies, carries a form's token, asks the app by injection. */
import type { FastifyInstance } from "fastify";
import type { Staff } from "../../domain/staff/staff.ts";
import { createLog } from "../../watch/log.ts";
import { createApp } from "../app.ts";
import { fakeDesk } from "./fake-desk.ts";
import { lead, type World } from "./world.ts";

export type Seen = {
  readonly status: number;
  readonly body: string;
  readonly to: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
};

export type Browser = {
  readonly app: FastifyInstance;
  readonly logged: string[];
  get(url: string): Promise<Seen>;
  /** Opens `from` (or the address itself) for its token first, as people do. */
  post(url: string, fields: Readonly<Record<string, string>>, from?: string): Promise<Seen>;
  /** Follows where a reply sends to. */
  follow(seen: Seen): Promise<Seen>;
  /** Sends as it stands: for what no form of ours would send. */
  send(
    method: "GET" | "POST",
    url: string,
    headers?: Readonly<Record<string, string>>,
    payload?: string,
  ): Promise<Seen>;
};

/** `unhurried`: for whoever sends more forms in a moment than anybody could. */
export async function browse(
  world: World,
  as: Staff | null = lead,
  { unhurried = false } = {},
): Promise<Browser> {
  const plenty = { requests: 100_000, forms: 100_000 };
  const logged: string[] = [];
  const app = await createApp({
    desk: fakeDesk(world),
    host: "127.0.0.1",
    now: () => world.now,
    publicSiteUrl: "http://127.0.0.1:8788/",
    setUpLink: "http://127.0.0.1:8787/set-up?token=made-up-token",
    log: createLog({ words: false, write: (line) => logged.push(line) }),
    ...(unhurried ? { limits: { account: plenty, address: plenty } } : {}),
  });
  const cookies = new Map<string, string>();
  if (as !== null) {
    world.sessions.set("session-of-tests", as);
    cookies.set("candour_session", "session-of-tests");
  }

  const send: Browser["send"] = async (method, url, headers = {}, payload = "") => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const form = method === "POST" ? { "content-type": "application/x-www-form-urlencoded" } : {};
    const reply = await app.inject({
      method,
      url,
      headers: { host: "127.0.0.1:8787", cookie, ...form, ...headers },
      payload,
    });
    for (const { name, value } of reply.cookies) {
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    return { status: reply.statusCode, body: reply.body, to: reply.headers.location, headers: reply.headers };
  };
  const get = (url: string) => send("GET", url);
  return {
    app,
    logged,
    send,
    get,
    async post(url, fields, from = url) {
      const token = tokenIn((await get(from)).body);
      return send("POST", url, {}, new URLSearchParams({ _csrf: token, ...fields }).toString());
    },
    follow: (seen) => get(seen.to?.split("#")[0] ?? "/no-way-on"),
  };
}

export function tokenIn(body: string): string {
  return /name="_csrf" value="([^"]+)"/u.exec(body)?.[1] ?? "";
}

export function titleIn(body: string): string {
  return /<title>([^<]*)<\/title>/u.exec(body)?.[1] ?? "";
}

/** What a reader reads: without tags, spaces as one. */
export function wordsIn(body: string): string {
  return body
    .replace(/<(head|style)\b.*?<\/\1>/gsu, " ")
    .replace(/<[^>]+>/gu, " ")
    .replace(/\s+/gu, " ");
}
