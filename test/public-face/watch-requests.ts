/** Holds a visit to what residents were promised: nobody else's server, no script, no cookie, nothing in the console. */
import type { Page } from "playwright-core";

export function watchRequests(page: Page, host: string): () => readonly string[] {
  const strange: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.hostname !== host && url.protocol.startsWith("http")) strange.push(`asks ${url.href}`);
    if (request.resourceType() === "script") strange.push(`loads the script ${url.href}`);
  });
  page.on("response", (response) => {
    if (response.headers()["set-cookie"] !== undefined) strange.push(`sets a cookie at ${response.url()}`);
  });
  page.on("pageerror", ({ message }) => strange.push(`fails: ${message}`));
  page.on("console", (message) => {
    // What a browser says of an answer such as 404 or 429, which the walk asks for.
    const answered = /Failed to load resource: the server responded with a status of (400|404|429|503)/.test(
      message.text(),
    );
    if (message.type() === "error" && !answered) strange.push(`says: ${message.text()}`);
  });
  return () => strange;
}
