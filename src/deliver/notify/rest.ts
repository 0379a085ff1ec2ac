/**
 * Carries the requests of Notify's own client. It follows no redirect, keeps its connections, waits no longer than it
 * must, and tells what matters most: whether a request that failed can have been received at all.
 */
import { Agent as PlainAgent, request as plainRequest } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";
import type { NotifyClient } from "notifications-node-client";

export type RestSettings = {
  readonly connectMs: number;
  /** From the first byte out to the last byte in. */
  readonly answerMs: number;
  readonly connections: number;
};
export const usualRest: RestSettings = { connectMs: 5_000, answerMs: 30_000, connections: 120 };

/** `reached`: false where no connection came about, so that nothing can have been taken. */
export class Unanswered extends Error {
  readonly reached: boolean;
  readonly code: string;

  constructor(reached: boolean, code: string) {
    super("no answer");
    this.reached = reached;
    this.code = code;
  }
}

/** An answer other than 2xx. */
export class Answered extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(status: number, body: unknown) {
    super(`answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

type Asked = {
  readonly method: string;
  readonly url: string;
  readonly data?: unknown;
  readonly headers: Readonly<Record<string, string>>;
};
type Answer = { readonly status: number; readonly data: unknown };
type RestClient = Parameters<NotifyClient["setClient"]>[0];

/** No answer of Notify's is longer: a page of 250 messages with long texts. */
const mostBytes = 16 * 1024 * 1024;

export function createRest(settings: RestSettings = usualRest): {
  readonly client: RestClient;
  close(): void;
} {
  // Where the body's network lets requests out through a proxy alone, the operator says so in the usual variables.
  const options = { keepAlive: true, maxSockets: settings.connections, proxyEnv: process.env };
  const agents = { plain: new PlainAgent(options), secure: new SecureAgent(options) };
  const send = (asked: Asked): Promise<Answer> => exchange(asked, agents, settings);
  return {
    client: send as unknown as RestClient,
    close() {
      agents.plain.destroy();
      agents.secure.destroy();
    },
  };
}

function exchange(
  { method, url, data, headers }: Asked,
  agents: { readonly plain: PlainAgent; readonly secure: SecureAgent },
  { connectMs, answerMs }: RestSettings,
): Promise<Answer> {
  const secure = url.startsWith("https:");
  const body = data === undefined ? undefined : Buffer.from(JSON.stringify(data));
  const sent =
    body === undefined ? {} : { "content-type": "application/json", "content-length": body.length };
  return new Promise((resolve, reject) => {
    const request = (secure ? secureRequest : plainRequest)(url, {
      method: method.toUpperCase(),
      headers: { ...headers, ...sent },
      agent: secure ? agents.secure : agents.plain,
    });
    let reached = false;
    const fail = (code: string): void => {
      request.destroy();
      reject(new Unanswered(reached, code));
    };
    let timer = setTimeout(fail, connectMs, "ETIMEDOUT");
    const connected = (): void => {
      reached = true;
      clearTimeout(timer);
      timer = setTimeout(fail, answerMs, "ETIMEDOUT");
    };
    request.on("socket", (socket) => {
      if (request.reusedSocket || !socket.connecting) connected();
      else socket.once(secure ? "secureConnect" : "connect", connected);
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      fail(error.code ?? "UNKNOWN");
    });
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > mostBytes) fail("TOO_LONG");
        else chunks.push(chunk);
      });
      response.on("error", () => fail("ECONNRESET"));
      response.on("close", () => {
        clearTimeout(timer);
        if (!response.complete) return fail("ECONNRESET");
        const status = response.statusCode ?? 0;
        const answer = parsed(Buffer.concat(chunks).toString("utf8"));
        if (status >= 200 && status < 300) resolve({ status, data: answer });
        else reject(new Answered(status, answer));
      });
    });
    request.end(body);
  });
}

/** What stands in front of Notify answers in HTML at times. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
