/** From an HTTP request to the site's answer: who asks how often, what is counted, and what of a request is not read. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { faultFields } from "../../watch/fault.ts";
import type { Log } from "../../watch/log.ts";
import { mayScrape } from "../../watch/may-scrape.ts";
import type { Metrics } from "../../watch/metrics.ts";
import { sourceOf, type Trusts } from "../../watch/proxies.ts";
import type { Forms } from "../hatch/router.ts";
import { type Answer, type Asked, answer, broken, heldUp, plain } from "./answer.ts";
import type { Limit } from "./limit.ts";
import type { LoadedSite } from "./load-site.ts";

export type HttpParts = {
  readonly site: () => LoadedSite | undefined;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly metricsToken: string | null;
  readonly trusts: Trusts;
  readonly secure: boolean;
  readonly limit: Limit;
  readonly forms: Forms;
};

export function answerHttp(parts: HttpParts) {
  const { site, log, metrics, metricsToken, trusts, secure, limit, forms } = parts;
  const transport = secure ? { "strict-transport-security": "max-age=63072000; includeSubDomains" } : {};

  return (request: IncomingMessage, response: ServerResponse): void => {
    const began = performance.now();
    const asked = askedOf(request);
    if (asked.path === "/metrics" && isScrape(request)) {
      metrics.text().then(
        (text) => send(plain(200, metrics.contentType, text), "metrics"),
        () => send(plain(500, "text/plain; charset=utf-8", "The figures could not be read.\n"), "metrics"),
      );
      return;
    }
    const source = sourceOf(request.socket.remoteAddress, request.headers["x-forwarded-for"], trusts);
    const seconds = limit.refuse(source);
    const form = seconds === null ? forms.answer(request, source) : null;
    if (form !== null) {
      form.then(
        (reply) => send(reply, "form"),
        (error: unknown) => {
          log.error("A form could not be answered", faultFields(error));
          send(broken(asked, site()), "form");
        },
      );
      return;
    }
    const reply = seconds === null ? answer(site(), asked) : heldUp(asked, seconds, site());
    send(reply, kindOf(asked.path, reply));

    function send({ status, headers, body }: Answer, route: string): void {
      // A body that was not read to its end: what follows it on this connection is not read either.
      const ended = hasBody(request) && !request.readableEnded ? { connection: "close" } : {};
      response.writeHead(status, { ...headers, ...transport, ...ended });
      response.end(request.method === "HEAD" || status === 304 ? undefined : body);
      const took = (performance.now() - began) / 1000;
      metrics.answered(route, asked.method, status, took);
      if (status === 429) metrics.limited(route);
      log.debug("Answered", { route, code: status });
    }
  };

  /** The web server in front comes from this machine too, so the token alone counts. */
  function isScrape({ method, headers, socket }: IncomingMessage): boolean {
    return (
      method === "GET" &&
      mayScrape({ token: metricsToken, behindServer: true }, headers, socket.remoteAddress)
    );
  }
}

function askedOf({ method, url, headers }: IncomingMessage): Asked {
  return {
    method: method ?? "GET",
    path: (url ?? "/").split("?", 1)[0] ?? "/",
    accepted: String(headers["accept-encoding"] ?? ""),
    known: String(headers["if-none-match"] ?? ""),
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/** For the figures: what kind of thing was asked for, from a list of five. */
export function kindOf(path: string, { status, headers }: Pick<Answer, "status" | "headers">): string {
  if (status >= 400 && status !== 503) return "none";
  if (path === "/health" || path === "/ready") return "health";
  if (path.startsWith("/assets/") || path === "/favicon.svg") return "asset";
  return String(headers["content-type"] ?? "text/html").startsWith("text/html") ? "page" : "data";
}
