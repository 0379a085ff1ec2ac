/** One person in the room: a browser with its session, a stream that it follows, pages that it opens, forms that it sends. */
import { Agent, request } from "node:http";
import type { Role } from "../../src/domain/bodies/authority.ts";
import { formsIn } from "../../test/builders/staff-browser.ts";

export type Member = { readonly token: string; readonly role: Role; readonly authority: string };
export type Seen = { readonly status: number; readonly body: string; readonly ms: number };

export type Person = Member & {
  get(path: string, byItself?: boolean): Promise<Seen>;
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Seen>;
  follow(path: string, told: (place: number) => void): void;
  leave(): void;
};

export function personIn(url: string, member: Member): Person {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const cookies = new Map([["candour_session", member.token]]);
  const open: (() => void)[] = [];

  const ask = (method: string, path: string, more: Record<string, string>, payload = "") =>
    new Promise<Seen>((resolve, reject) => {
      const began = performance.now();
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const asking = request(
        { hostname, port, path, method, agent, headers: { cookie, ...more } },
        (response) => {
          for (const line of response.headers["set-cookie"] ?? []) {
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
            cookies.set(name, value);
          }
          let body = "";
          response.setEncoding("utf8").on("data", (part: string) => (body += part));
          response.on("end", () =>
            resolve({ status: response.statusCode ?? 0, body, ms: performance.now() - began }),
          );
        },
      );
      asking.on("error", reject).end(payload);
    });

  return {
    ...member,
    get: (path, byItself = false) => ask("GET", path, byItself ? { "x-candour-live": "1" } : {}),
    post: (path, fields) =>
      ask(
        "POST",
        path,
        { "content-type": "application/x-www-form-urlencoded" },
        new URLSearchParams(fields).toString(),
      ),
    follow(path, told) {
      const cookie = `candour_session=${member.token}`;
      const asking = request({ hostname, port, path, headers: { cookie } }, (response) => {
        if (response.statusCode !== 200) throw new Error(`The stream answers ${response.statusCode}`);
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
          const whole = text.split("\n\n");
          text = whole.pop() ?? "";
          for (const message of whole) {
            const place = /^data: \{"place":(\d+)/mu.exec(message)?.[1];
            if (place !== undefined) told(Number(place));
          }
        });
      });
      asking.on("error", () => {}).end();
      open.push(() => asking.destroy());
    },
    leave() {
      for (const close of open) close();
      agent.destroy();
    },
  };
}

/** The form of a page that carries a version, as a browser would send it. */
export function editFormIn(body: string): Readonly<Record<string, string>> | null {
  return formsIn(body).find(({ fields }) => fields["version"] !== undefined)?.fields ?? null;
}

export function placeIn(body: string): number {
  return Number(/data-live-place="(\d+)"/u.exec(body)?.[1] ?? 0);
}
