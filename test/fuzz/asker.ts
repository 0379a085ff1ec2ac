/** Somebody who asks the app: signed in as a member of staff, or nobody; keeps cookies as a browser does. */
import type { FastifyInstance } from "fastify";
import type { Answered } from "./checks.ts";
import { type Form, pageOf } from "./forms.ts";

export type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string;
};

export type Asker = {
  readonly name: string;
  readonly signedIn: boolean;
  readonly forms: Form[];
  readonly links: Set<string>;
  token: string;
  /** How often it asked. */
  asked: number;
  ask(asked: Asked): Promise<Answered>;
  /** Goes through the app by its links, and learns its forms and addresses. */
  lookAround(from: readonly string[], most: number): Promise<void>;
  takeSession(token: string): void;
};

export const session = "candour_session";

export function askerOf(app: FastifyInstance, name: string, signedInBy: string | null): Asker {
  const cookies = new Map<string, string>();
  if (signedInBy !== null) cookies.set(session, signedInBy);
  /** A few of each kind: a form that stands on every page is not tried more often than others. */
  const kinds = new Map<string, number>();
  const learn = (form: Form): void => {
    const kind = `${form.action.replace(/[0-9a-f-]{36}/gu, "")} ${form.fields.map((field) => field.name).join()}`;
    const known = kinds.get(kind) ?? 0;
    kinds.set(kind, known + 1);
    if (known < 3) asker.forms.push(form);
  };
  const asker: Asker = {
    ...{ name, signedIn: signedInBy !== null, forms: [], links: new Set<string>(), token: "", asked: 0 },
    takeSession: (token) => void cookies.set(session, token),
    async ask({ method, url, headers = {}, payload }) {
      asker.asked++;
      const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join("; ");
      const reply = await app.inject({
        method: method as "GET",
        url,
        headers: { host: "127.0.0.1:8420", cookie, ...headers },
        ...(payload === undefined ? {} : { payload }),
      });
      for (const { name: key, value } of reply.cookies) {
        // Whether a session was lost is for the test to say: the cookie stays.
        if (key !== session && value !== "") cookies.set(key, value);
      }
      return { status: reply.statusCode, body: reply.body, headers: reply.headers as Answered["headers"] };
    },
    async lookAround(from, most) {
      const waiting = [...from];
      const seen = new Set<string>();
      for (let url = waiting.shift(); url !== undefined && seen.size < most; url = waiting.shift()) {
        const path = url.split("#")[0]!;
        if (seen.has(path) || path === "/sign-out") continue;
        seen.add(path);
        const { body, status } = await asker.ask({ method: "GET", url: path });
        if (status !== 200) continue;
        const page = pageOf(body, path);
        asker.links.add(path);
        for (const form of page.forms.filter(({ action }) => action !== "/sign-out")) learn(form);
        waiting.push(...page.links);
        asker.token ||= /name="_csrf" value="([^"]+)"/u.exec(body)?.[1] ?? "";
      }
    },
  };
  return asker;
}
