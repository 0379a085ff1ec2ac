/**
 * The streams that are open: each says "change" with the newest place and the kinds of things that changed, at most four
 * times a second and never more than the browser takes. A stream ends with its session. Past the limits a browser is
 * told 204, by which it does not ask again; its page still has a link to look again.
 */
import type { ServerResponse } from "node:http";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { type ChangeLine, isTold } from "../../domain/live/change-line.ts";
import type { Changes, Told } from "../../respond/live/changes.ts";

export type Follower = {
  /** The token of the session: its end is the stream's. */
  readonly session: string;
  readonly incident: IncidentId;
  readonly authority: AuthorityId;
  /** The place that the page knows; NaN where it said none. */
  readonly since: number;
  /** Whether the session still holds. */
  readonly holds: () => Promise<boolean>;
};

export type Streams = {
  /** False past the limits, of the session or of all. */
  hasRoom(session: string): boolean;
  open(follower: Follower, response: ServerResponse): void;
  endSession(session: string): void;
  readonly count: number;
  close(): void;
};

export type StreamLimits = {
  readonly ofSession: number;
  readonly all: number;
  readonly quietMs: number;
  readonly beatMs: number;
};
export const usualStreams: StreamLimits = { ofSession: 6, all: 2_000, quietMs: 250, beatMs: 15_000 };

/** A browser that does not take this much is gone, or asleep: it comes back and says what it saw last. */
const mostWaiting = 64 * 1024;
/** What a proxy must not keep back, and must not close for being quiet: X-Accel-Buffering, and a beat. */
const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

export function createStreams(changes: Changes, limits: StreamLimits = usualStreams): Streams {
  const open = new Map<string, Set<ServerResponse>>();
  let count = 0;

  return {
    hasRoom: (session) => (open.get(session)?.size ?? 0) < limits.ofSession && count < limits.all,
    open(follower, response) {
      const own = open.get(follower.session) ?? new Set();
      open.set(follower.session, own.add(response));
      count++;
      follow(changes, follower, response, limits, () => {
        own.delete(response);
        if (own.size === 0) open.delete(follower.session);
        count--;
      });
    },
    endSession(session) {
      for (const response of open.get(session) ?? []) response.end();
    },
    get count() {
      return count;
    },
    close() {
      for (const own of open.values()) for (const response of own) response.end();
    },
  };
}

function follow(
  changes: Changes,
  { incident, authority, since, holds }: Follower,
  response: ServerResponse,
  { quietMs, beatMs }: StreamLimits,
  ended: () => void,
): void {
  response.writeHead(200, headers);
  // A page that fell behind while it was loaded, or away, looks again at once.
  const behind = !Number.isNaN(since) && since < changes.newest();
  response.write(`retry: 3000\n\n${behind ? message(changes.newest(), ["anything"]) : ""}`);
  let waiting = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  const send = () => {
    timer = null;
    if (waiting.size === 0) return;
    if (response.writableLength > mostWaiting) return void response.destroy();
    // The browser is slow: what waits is told as one, once it has taken what it was sent.
    if (response.writableNeedDrain) return void response.once("drain", send);
    response.write(message(changes.newest(), [...waiting]));
    waiting = new Set();
    toldAt = performance.now();
  };
  const unwatch = changes.watch((told) => {
    const kinds = kindsFor(told, { incident, authority });
    if (kinds.length === 0) return;
    for (const kind of kinds) waiting.add(kind);
    // The first at once; those that follow close by are told as one.
    timer ??= setTimeout(send, Math.max(0, toldAt + quietMs - performance.now()));
  });
  const beat = setInterval(() => {
    holds().then(
      (stands) => (stands ? response.write(": still here\n\n") : response.end()),
      () => response.end(),
    );
  }, beatMs);
  response.once("close", () => {
    unwatch();
    clearInterval(beat);
    if (timer !== null) clearTimeout(timer);
    ended();
  });
}

function kindsFor(told: Told, to: { incident: IncidentId; authority: AuthorityId }): readonly string[] {
  if (told === "anything") return [told];
  return told.filter((line: ChangeLine) => isTold(line, to)).map(({ kind }) => kind);
}

function message(place: number, kinds: readonly string[]): string {
  return `id: ${place}\nevent: change\ndata: ${JSON.stringify({ place, kinds })}\n\n`;
}
