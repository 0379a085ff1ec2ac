/**
 * Answers as the bytes that go out, head and body in one. They are made of what `answer` says, when they are first asked
 * for in a second (the Date changes), so that the fast lane and node:http never say different things.
 */
import type { Metrics, Tally } from "../../watch/metrics.ts";
import { type Asked, answer } from "./answer.ts";
import { kindOf } from "./http.ts";
import type { LoadedFile, LoadedSite } from "./load-site.ts";
import { type Encoding, encodingFor, isKnown, tagOf } from "./negotiate.ts";

export type Ready = {
  readonly bytes: Buffer;
  readonly status: number;
  readonly route: string;
  readonly tally: Tally;
};

type Kept = { ready: Ready; second: number };
type Kind = "body" | "known" | "head" | "head-known";
export type ReadySettings = {
  readonly metrics: Metrics;
  /** Fields that every answer has beside its own. */
  readonly more: Readonly<Record<string, string>>;
  readonly keepAliveSeconds: number;
  /** Requests to a connection. */
  readonly most: number;
};

export function readyAnswers({ metrics, more, keepAliveSeconds, most }: ReadySettings) {
  const kept = new WeakMap<LoadedFile, Map<string, Kept>>();
  let [second, date] = [0, ""];

  return {
    of(site: LoadedSite, file: LoadedFile, asked: Asked): Ready {
      const encoding = encodingFor(asked.accepted, file);
      const isOld = isKnown(asked.known, tagOf(file, encoding));
      const kind: Kind = asked.method === "HEAD" ? (isOld ? "head-known" : "head") : isOld ? "known" : "body";
      tick();
      const forms = kept.get(file) ?? new Map<string, Kept>();
      kept.set(file, forms);
      const key = keys[encoding][kind];
      const before = forms.get(key);
      if (before !== undefined && before.second === second) return before.ready;
      const ready = made(site, asked, false);
      forms.set(key, { ready, second });
      return ready;
    },
    /** After this one the connection ends. */
    last(site: LoadedSite, asked: Asked): Ready {
      tick();
      return made(site, asked, true);
    },
  };

  function tick(): void {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) [second, date] = [now, new Date(now * 1000).toUTCString()];
  }

  function made(site: LoadedSite, asked: Asked, isLast: boolean): Ready {
    const { status, headers, body } = answer(site, asked);
    const life = isLast
      ? { Connection: "close" }
      : { Connection: "keep-alive", "Keep-Alive": `timeout=${keepAliveSeconds}, max=${most}` };
    const fields = Object.entries({ ...headers, ...more, Date: date, ...life });
    const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    const first = Buffer.from(
      `HTTP/1.1 ${status} ${status === 304 ? "Not Modified" : "OK"}\r\n${head}\r\n`,
      "latin1",
    );
    const sent = asked.method === "HEAD" || status === 304 ? first : Buffer.concat([first, body]);
    const route = kindOf(asked.path, { status, headers });
    return { status, bytes: sent, route, tally: metrics.tally(route, asked.method, status) };
  }
}

const keys: Readonly<Record<Encoding, Readonly<Record<Kind, string>>>> = {
  br: keysOf("br"),
  gzip: keysOf("gz"),
  identity: keysOf("id"),
};

function keysOf(form: string): Readonly<Record<Kind, string>> {
  return {
    body: form,
    known: `${form}-known`,
    head: `${form}-head`,
    "head-known": `${form}-head-known`,
  };
}
