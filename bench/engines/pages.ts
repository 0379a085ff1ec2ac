/** The staff app's pages a second, rendered and answered, against Express 5 with the same templates' text and a bare server. */
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import nunjucks from "nunjucks";
import type { Desk } from "../../src/respond/desk/desk.ts";
import { startStaffApp } from "../../src/web/staff-app.ts";
import { compare, peer, rate } from "./measure.ts";

type ExpressApp = {
  get(path: string, answer: (request: unknown, response: { send(text: string): void }) => void): void;
  listen(port: number, host: string, ready: () => void): { address(): unknown; close(): void };
};
const express = await peer<{ default: () => ExpressApp }>("express");
const pages = 400;

const plenty = { requests: 1e9, forms: 1e9 };
const desk = { needsSetUp: async () => false, session: async () => null, providers: () => [] };
const started = await startStaffApp({
  desk: desk as unknown as Desk,
  host: "127.0.0.1",
  port: 0,
  now: () => new Date(),
  publicSiteUrl: null,
  // What is measured is the page, and not that a flood is turned away.
  limits: { account: plenty, address: plenty },
});
if (!started.ok) throw new Error(started.problem.kind);
const { url, close } = started.value;
const html = await (await fetch(`${url}/sign-in`)).text();
console.log(`the sign-in page: ${html.length} characters`);
// The same page as a template whose words are filled in: 30 fields, which is what a page of the app has.
const template = nunjucks.compile(
  html.replaceAll("{", "&#123;").replaceAll(/(<label|<p|<h1)/g, "{{ word }}$1"),
);

const bare = createServer((_, response) => response.end(html)).listen(0, "127.0.0.1");
await new Promise((resolve) => bare.once("listening", resolve));
const app = express?.default();
app?.get("/", (_, response) => response.send(template.render({ word: "" })));
const other = await new Promise<ReturnType<ExpressApp["listen"]> | undefined>((resolve) => {
  if (app === undefined) resolve(undefined);
  else {
    const server = app.listen(0, "127.0.0.1", () => resolve(server));
  }
});
const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
await compare("sign-in page over HTTP", "a second", 5, [
  {
    name: "the staff app (Fastify, Nunjucks, every guard)",
    run: () => rate(pages, () => load(`${url}/sign-in`)),
  },
  ...(other === undefined
    ? []
    : [
        {
          name: "Express 5, the same page, no guard",
          run: () => rate(pages, () => load(`http://127.0.0.1:${portOf(other)}/`)),
        },
      ]),
  {
    name: "node:http, the text as it is",
    run: () => rate(pages, () => load(`http://127.0.0.1:${portOf(bare)}/`)),
  },
]);
other?.close();
bare.close();
await close();

/** Eight requests at once on kept connections. */
async function load(address: string): Promise<void> {
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let i = 0; i < pages / 8; i++) await get(address);
    }),
  );
}

function get(address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    request(address, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode}`));
      response.resume().once("end", resolve);
    })
      .once("error", reject)
      .end();
  });
}
