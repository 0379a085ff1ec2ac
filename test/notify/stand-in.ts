/**
 * A stand-in for GOV.UK Notify on this machine: the same addresses, tokens, limits, errors, states and callbacks, so that
 * its real client runs against it. Beside Notify's own addresses it has some under /stand-in, to look and to change it.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { accept, fieldsOf } from "./accept.ts";
import { createCallbacks } from "./callbacks.ts";
import { createLife } from "./life.ts";
import { createLimits } from "./limits.ts";
import { found, pageOf, shown } from "./lists.ts";
import { Refusal } from "./refusal.ts";
import { type Changes, changed, type Kind, type StandInSettings, usualSettings } from "./settings.ts";
import { openLedger, type Taken } from "./taken.ts";
import { keyKindOf } from "./who-asks.ts";

export type StandIn = {
  readonly url: string;
  readonly figures: StandInFigures;
  taken(): readonly Taken[];
  change(changes: Changes): void;
  /** The post brings a letter back. */
  bringBack(reference: string): void;
  callbacks(): { readonly told: number; readonly refused: number; readonly waiting: number };
  close(): Promise<void>;
};
export type StandInFigures = {
  requests: number;
  taken: number;
  tooFast: number;
  dayFull: number;
  lost: number;
};

const kinds: Readonly<Record<string, Kind>> = {
  "/v2/notifications/email": "email",
  "/v2/notifications/sms": "sms",
  "/v2/notifications/letter": "letter",
};

export async function startStandIn({
  changes = {},
  file = null,
  port = 0,
}: {
  readonly changes?: Changes;
  readonly file?: string | null;
  readonly port?: number;
} = {}): Promise<StandIn> {
  let settings: StandInSettings = changed(usualSettings, changes);
  const now = (): number => Date.now() + settings.clockMs;
  const ledger = openLedger(file);
  const limits = createLimits(() => settings);
  const callbacks = createCallbacks(() => settings);
  const life = createLife(() => settings, ledger, callbacks, now);
  const figures: StandInFigures = { requests: 0, taken: 0, tooFast: 0, dayFull: 0, lost: 0 };
  const happens = (odds: number): boolean => Math.random() * 100_000 < odds;
  // What was under way when it was killed goes on.
  for (const taken of ledger.all()) if (["created", "sending"].includes(taken.status)) life.begin(taken);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://notify");
    const body = await bodyOf(request);
    if (url.pathname.startsWith("/stand-in/")) return send(response, 200, manage(url, body));
    figures.requests++;
    try {
      const { odds, answerMs } = settings;
      const key = keyKindOf(request.headers.authorization, settings, now());
      const kind = request.method === "POST" ? kinds[url.pathname] : undefined;
      if (kind === undefined) {
        await waitFor(answerMs);
        return send(response, 200, read(url, body));
      }
      limits.request(key, now());
      if (key !== "test")
        limits.day(kind, now(), ledger.onDay(kind, new Date(now()).toISOString().slice(0, 10)));
      if (happens(odds.requestLost)) return cut(request);
      if (happens(odds.faultBefore)) throw new Refusal(500, "Exception", "Internal server error");
      const taken = accept(kind, (body ?? {}) as Record<string, unknown>, { settings, key, now: now() });
      // These are answered as if, and kept by nobody.
      if (!/^simulate-delivered/u.test(taken.to)) {
        ledger.add(taken);
        figures.taken++;
        life.begin(taken);
      }
      await waitFor(answerMs);
      if (happens(odds.answerLost)) return cut(request);
      if (happens(odds.faultAfter)) throw new Refusal(500, "Exception", "Internal server error");
      send(response, 201, createdOf(taken, `http://${request.headers.host}`));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.kind === "RateLimitError") figures.tooFast++;
      if (error.kind === "TooManyRequestsError") figures.dayFull++;
      send(response, error.code, error.body());
    }
  }

  function cut(request: IncomingMessage): void {
    figures.lost++;
    request.socket.destroy();
  }

  function waitFor([from, to]: readonly [number, number]): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, from + Math.random() * (to - from)));
  }

  function read(url: URL, body: unknown): unknown {
    const template = /^\/v2\/template\/([0-9a-f-]{36})(\/preview)?$/u.exec(url.pathname)?.[1];
    if (template !== undefined) {
      const one = settings.templates.find(({ id }) => id === template);
      if (one === undefined) throw new Refusal(404, "NoResultFound", "No result found");
      return {
        ...one,
        version: 1,
        personalisation: Object.fromEntries(fieldsOf(one).map((field) => [field, { required: true }])),
        given: body ?? undefined,
      };
    }
    if (url.pathname === "/v2/templates")
      return {
        templates: settings.templates.filter(({ type }) => (url.searchParams.get("type") ?? type) === type),
      };
    const visible = (taken: Taken): boolean =>
      taken.at + settings.visibleAfterMs <= now() && taken.at > now() - settings.retentionDays * 86_400_000;
    const id = /^\/v2\/notifications\/([0-9a-f-]{36})$/u.exec(url.pathname)?.[1];
    if (id !== undefined) {
      const one = ledger.byId(id);
      if (one === undefined || !visible(one)) throw new Refusal(404, "NoResultFound", "No result found");
      return shown(one);
    }
    if (url.pathname === "/v2/notifications") return pageOf(found(ledger, url.searchParams, visible), url);
    throw new Refusal(404, "NotFound", "The requested URL was not found on the server.");
  }

  function manage(url: URL, body: unknown): unknown {
    if (url.pathname === "/stand-in/settings") settings = changed(settings, body as Changes);
    if (url.pathname === "/stand-in/return") callbacks.tellReturned(ledger.byReference(String(body))[0]!);
    if (url.pathname === "/stand-in/taken") return ledger.all();
    return { ...figures, callbacks: callbacks.figures() };
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    figures,
    taken: () => ledger.all(),
    change(next) {
      settings = changed(settings, next);
    },
    bringBack: (reference) => callbacks.tellReturned(ledger.byReference(reference)[0]!),
    callbacks: () => callbacks.figures(),
    async close() {
      life.stop();
      callbacks.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      ledger.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? null : JSON.parse(text);
}

function send(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function createdOf(taken: Taken, base: string): unknown {
  const template = { id: taken.template, version: 1, uri: `${base}/v2/template/${taken.template}` };
  const common = { id: taken.id, reference: taken.reference, uri: `${base}/v2/notifications/${taken.id}` };
  if (taken.kind === "letter" && taken.template === null)
    return { id: taken.id, reference: taken.reference, postage: "second" };
  return { ...common, content: { subject: taken.subject, body: taken.body }, template };
}
