/**
 * Answers plain requests for published files straight from ready bytes. It stands before node:http on the same
 * connection: whatever is not plain goes there with all its bytes, and the connection stays there (ADR 0039).
 */
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { sourceOf } from "../../watch/proxies.ts";
import { type HttpParts, kindOf } from "./http.ts";
import type { LoadedFile, LoadedSite } from "./load-site.ts";
import { type PlainHead, plainHead } from "./plain-head.ts";
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

export function fastLane(server: Server, parts: HttpParts, times: LaneTimes): Lane {
  const { metrics, limit, trusts, forms, secure } = parts;
  const transport = secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {};
  const answers = readyAnswers(transport, times.keepAliveTimeout / 1000, times.mostRequests);
  const open = new Set<Socket>();
  const slow = server.listeners("connection") as ((socket: Socket) => void)[];
  server.removeAllListeners("connection");
  server.on("connection", take);
  return {
    closeAll() {
      for (const socket of open) socket.destroy();
    },
  };

  function take(socket: Socket): void {
    let [answered, leaving] = [0, false];
    open.add(socket);
    socket.setNoDelay(true);
    socket.setTimeout(times.keepAliveTimeout);
    socket.on("data", work).on("drain", goOn).on("end", onEnd);
    socket.on("timeout", onTimeout).on("error", onError).on("close", onClose);

    function work(bytes: Buffer): void {
      if (leaving) return;
      let [at, isOurs, turn] = [0, true, 0];
      socket.cork();
      while (at < bytes.length && isOurs && !leaving && !socket.writableNeedDrain && turn < mostAtOnce) {
        const head = plainHead(bytes, at);
        isOurs = head !== null && reply(head);
        if (isOurs) at = head!.end;
        turn++;
      }
      socket.uncork();
      if (leaving) socket.end();
      else if (!isOurs) handOver(bytes.subarray(at));
      else if (at < bytes.length) pauseWith(bytes.subarray(at), turn);
    }

    /** What is left goes back, and nothing more is read while the other end has not taken what it asked for. */
    function pauseWith(rest: Buffer, turn: number): void {
      socket.pause();
      socket.unshift(rest);
      socket.setTimeout(times.stalledTimeout);
      if (turn >= mostAtOnce && !socket.writableNeedDrain) setImmediate(goOn);
    }

    function goOn(): void {
      if (socket.destroyed || !socket.isPaused() || socket.writableNeedDrain) return;
      socket.setTimeout(times.keepAliveTimeout);
      socket.resume();
    }

    /** False where it is not for this lane. */
    function reply(head: PlainHead): boolean {
      const began = performance.now();
      const site = parts.site();
      const file = site === undefined ? undefined : fileFor(site, head.path);
      if (site === undefined || file === undefined) return false;
      if (limit.refuse(sourceOf(socket.remoteAddress, head.forwarded, trusts)) !== null) return false;
      const isLast = ++answered >= times.mostRequests;
      const ready = isLast ? answers.last(site, head) : answers.of(site, file, head);
      socket.write(ready.bytes);
      leaving = isLast;
      const { status, contentType } = ready;
      const route = kindOf(head.path, { status, headers: { "content-type": contentType } });
      metrics.answered(route, head.method, status, (performance.now() - began) / 1000);
      parts.log.debug("Answered", { route, code: status });
      return true;
    }

    function handOver(bytes: Buffer): void {
      letGo();
      socket.setTimeout(0);
      socket.unshift(bytes);
      for (const listener of slow) listener.call(server, socket);
    }

    function onEnd(): void {
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
