/**
 * Nothing that answers requests, and no use case, opens a connection of its own: an address that somebody typed is never
 * asked for from here. What does connect outwards is named below, with whose address it is.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");

/** Each with whose address it connects to. */
const outward: Readonly<Record<string, string>> = {
  "src/provider/provider.ts":
    "the issuers that the operator named in the environment, and what these name themselves",
  "src/deliver/notify/rest.ts":
    "GOV.UK Notify, at the address in the operator's settings; no redirect is followed",
  "src/deliver/smtp/session.ts": "the mail server in the operator's settings",
  "src/main/mail/check.ts": "the machine's own name server, for the DKIM records of the operator's settings",
  "src/main/witness/send.ts":
    "the witness that the operator names on the command line; no redirect is followed",
  "src/store/connect.ts": "the database of the data folder, or of DATABASE_URL",
  "src/store/hold-database.ts": "the same",
};

const calls = [
  { what: "fetch", pattern: /(?<![.\w"'`-])fetch\s*\(|globalThis\.fetch/u },
  { what: "a request", pattern: /\bhttps?2?\.(?:request|get|connect)\s*\(/u },
  {
    what: "a connection",
    pattern: /\b(?:net|tls|dgram|http2)\.(?:connect|createConnection|createSocket)\s*\(/u,
  },
  {
    what: "what makes connections, by name",
    pattern:
      /import[^;]*\b(?:request|get|connect|createConnection|createSocket|Agent|fetch|Socket)\b[^;]*from "(?:node:)?(?:https?|http2|net|tls|dgram|undici)"/u,
  },
  {
    what: "a module of connections, whole",
    pattern: /import (?:\* as )?\w+ from "(?:node:)?(?:https?|http2|net|tls|dgram|undici)"/u,
  },
  {
    what: "a module of connections, at its time",
    pattern: /import\("(?:node:)?(?:https?|http2|net|tls|dgram|undici)"\)/u,
  },
  { what: "names of the network", pattern: /from "(?:node:)?dns(?:\/promises)?"/u },
  { what: "a socket of the browser", pattern: /new (?:WebSocket|EventSource|XMLHttpRequest)\b/u },
  {
    what: "a package that connects",
    pattern: /from "(?:openid-client|postgres|nodemailer(?:\/lib\/smtp-[\w/.-]+)?|axios|got|ws)"/u,
  },
];

/** Children are spoken to through sockets that no address leads to; a port is tried by listening on it. */
const within = new Set(["src/scan/pool/child.ts", "src/scan/message/child.ts"]);

test("nothing but the named files can connect outwards", () => {
  const found = sources().filter(({ path, text }) => !within.has(path) && connects(text).length > 0);
  assert.deepEqual(
    found
      .filter(({ path }) => !(path in outward))
      .map(({ path, text }) => `${path}: ${connects(text).join(", ")}`),
    [],
  );
});

test("the staff app, the public site and the use cases connect nowhere at all", () => {
  const rooms = /^src\/(?:web|public|respond|domain|watch|scan|link|seal)\//u;
  assert.deepEqual(
    Object.keys(outward).filter((path) => rooms.test(path)),
    [],
  );
});

test("each named file is there, and does connect", () => {
  const idle = Object.keys(outward).filter(
    (path) => connects(readFileSync(join(root, path), "utf8")).length === 0,
  );
  assert.deepEqual(idle, []);
});

const samples = [
  'await fetch(form["webhook"])',
  "http.request(address)",
  'import { connect } from "node:net";',
  'import https from "node:https";',
  'await import("node:http")',
  "new WebSocket(address)",
];
for (const sample of samples) {
  test(`it would be seen: ${sample}`, () => assert.ok(connects(sample).length > 0));
}

/** A type comes with no code. */
function connects(text: string): readonly string[] {
  const code = text.replace(/import type [^;]+;/gu, "").replace(/\btype \w+,?/gu, "");
  return calls.filter(({ pattern }) => pattern.test(code)).map(({ what }) => what);
}

function sources(): readonly { readonly path: string; readonly text: string }[] {
  return readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !/(^|\/)testing\//u.test(name))
    .map((name) => join("src", name))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
