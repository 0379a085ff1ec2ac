/**
 * Answers plain requests for published files straight from ready bytes. It stands before node:http on the same
 * connection: whatever is not plain goes there with all its bytes, and the connection stays there (ADR 0039).
 */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { sourceOf } from "../../watch/proxies.ts";
import type { HttpParts } from "./http.ts";
import { knownHeads } from "./known-heads.ts";
import type { LoadedFile, LoadedSite } from "./load-site.ts";
import type { PlainHead } from "./plain-head.ts";
import { readyAnswers } from "./ready-answers.ts";

export type LaneTimes = {
  readonly keepAliveTimeout: number;
  /** A client that does not take its answer is let go after so long. */
  readonly stalledTimeout: number;
  readonly mostRequests: number;
};

export type Lane = { closeAll(): void };

/** So many are answered before others get their turn. */
const mostAtOnce = 64;
/** One answer in so many of a connection is measured, the first among them. */
const measuredOf = 16;

export function fastLane(server: Server, parts: HttpParts, times: LaneTimes): Lane {
  const { metrics, limit, log, trusts, forms, secure } = parts;
  const transport = secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {};
  const answers = readyAnswers({
    ...{ metrics, more: transport, keepAliveSeconds: times.keepAliveTimeout / 1000 },
    most: times.mostRequests,
  });
  const headAt = knownHeads();
  const open = new Set<Socket>();
  let due: (() => void)[] = [];
  const slow = server.listeners("connection") as ((socket: Socket) => void)[];
  server.removeAllListeners("connection");
  server.on("connection", take);
  return {
    closeAll() {
      for (const socket of open) socket.destroy();
    },
  };

  /** All that was asked for in one turn of the loop goes out together: the readers wake once, not for each answer. */
  function later(send: () => void): void {
    if (due.push(send) > 1) return;
    setImmediate(() => {
      const now = due;
      due = [];
      for (const each of now) each();
    });
  }

  function take(socket: Socket): void {
    let [answered, leaving, peer] = [0, false, undefined as string | undefined];
    let [waiting, size]: [Buffer[], number] = [[], 0];
    open.add(socket);
    socket.setNoDelay(true);
    socket.setTimeout(times.keepAliveTimeout);
    socket.on("data", work).on("drain", goOn).on("end", onEnd);
    socket.on("timeout", onTimeout).on("error", onError).on("close", onClose);

    function work(bytes: Buffer): void {
      if (leaving) return;
      let [at, isOurs, turn] = [0, true, 0];
      while (at < bytes.length && isOurs && !leaving && !isFull() && turn < mostAtOnce) {
        const head = headAt(bytes, at);
        isOurs = head !== null && reply(head);
        if (isOurs) at += head!.length;
        turn++;
      }
      if (leaving) return;
      if (!isOurs) handOver(bytes.subarray(at));
      else if (at < bytes.length) pauseWith(bytes.subarray(at));
    }

    function isFull(): boolean {
      return size >= socket.writableHighWaterMark || socket.writableNeedDrain;
    }

    function send(): void {
      if (waiting.length === 0 || socket.destroyed) return;
      socket.write(waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting));
      [waiting, size] = [[], 0];
      if (leaving) socket.end();
      else goOn();
    }

    /** What is left goes back, and nothing more is read while the other end has not taken what it asked for. */
    function pauseWith(rest: Buffer): void {
      socket.pause();
      socket.unshift(rest);
      socket.setTimeout(times.stalledTimeout);
    }

    function goOn(): void {
      if (socket.destroyed || !socket.isPaused() || socket.writableNeedDrain) return;
      socket.setTimeout(times.keepAliveTimeout);
      socket.resume();
    }

    /** False where it is not for this lane. */
    function reply(head: PlainHead): boolean {
      const isMeasured = answered % measuredOf === 0;
      const began = isMeasured ? performance.now() : 0;
      const site = parts.site();
      const file = site === undefined ? undefined : fileFor(site, head.path);
      if (site === undefined || file === undefined) return false;
      if (limit.refuse(sourceFor(head)) !== null) return false;
      leaving = ++answered >= times.mostRequests;
      const { bytes, status, route, tally } = leaving
        ? answers.last(site, head)
        : answers.of(site, file, head);
      if (waiting.push(bytes) === 1) later(send);
      size += bytes.length;
      tally.add();
      if (isMeasured) tally.took((performance.now() - began) / 1000);
      log.debug("Answered", { route, code: status });
      return true;
    }

    function sourceFor({ forwarded }: PlainHead): string {
      if (forwarded !== undefined) return sourceOf(socket.remoteAddress, forwarded, trusts);
      peer ??= sourceOf(socket.remoteAddress, undefined, trusts);
      return peer;
    }

    function handOver(bytes: Buffer): void {
      send();
      letGo();
      socket.setTimeout(0);
      socket.unshift(bytes);
      for (const listener of slow) listener.call(server, socket);
    }

    function onEnd(): void {
      send();
      socket.end();
    }
    function onTimeout(): void {
      socket.destroy();
    }
    function onError(): void {
      socket.destroy();
    }
    function onClose(): void {
      open.delete(socket);
    }
    function letGo(): void {
      open.delete(socket);
      socket.off("data", work).off("drain", goOn).off("end", onEnd);
      socket.off("timeout", onTimeout).off("error", onError).off("close", onClose);
    }
  }

  /** An address that a form has belongs to the form. */
  function fileFor(site: LoadedSite, path: string): LoadedFile | undefined {
    const file = site.files.get(path);
    return file === undefined || forms.has(path) ? undefined : file;
  }
}
