/** What must hold of every answer, whatever was asked. */
import { markers } from "./hostile.ts";

export type Answered = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | number | readonly string[] | undefined>>;
};

const demanded = {
  "content-security-policy": /^default-src 'none'(?!.*unsafe)/u,
  "x-content-type-options": /^nosniff$/u,
  "x-frame-options": /^DENY$/u,
  "referrer-policy": /^no-referrer$/u,
  "cross-origin-opener-policy": /^same-origin$/u,
  "cross-origin-resource-policy": /^(same|cross)-origin$/u,
} as const;

const inside = [
  { what: "a stack trace", pattern: /\n\s+at .+[:(]\d+/u },
  {
    what: "a path of this machine",
    pattern: /node_modules|file:\/\/\/(?!etc)|\/src\/[a-z]+\/|\/tmp\/(?!candour-furnished)/,
  },
  {
    what: "words of the database",
    pattern:
      /PostgresError|syntax error at|relation "|violates |invalid input syntax|\bpg_(?:catalog|class|roles|stat|temp|type)/u,
  },
  { what: "SQL", pattern: /\bselect .+ from (?:person|staff|notice|incident)\b/iu },
  {
    what: "an error's own words",
    pattern: /\b(?:TypeError|RangeError|SyntaxError|ERR_[A-Z]+|FST_[A-Z]+)\b/u,
  },
  { what: "an object that was not meant to be shown", pattern: /\[object Object\]|>undefined<|>NaN</u },
];

/** What is wrong with an answer; nothing where all is well. `sent`: what came from outside may be said back, as words. */
export function wrongWith(answer: Answered, sent: string): readonly string[] {
  const { status, body, headers } = answer;
  const wrong: string[] = [];
  if (status >= 500) wrong.push(`answered ${status}`);
  for (const [name, pattern] of Object.entries(demanded))
    if (!pattern.test(String(headers[name] ?? ""))) wrong.push(`${name} is ${headers[name]}`);
  if (body !== "" && status !== 304 && headers["content-type"] === undefined) wrong.push("no content-type");
  if (/html/u.test(String(headers["content-type"]))) {
    if (body.toLowerCase().includes(markers.tag)) wrong.push("markup came back");
    // Escaped, the quotation mark is &quot;
    if (body.includes(markers.attribute)) wrong.push("an attribute came back");
    if (/(?:href|src|action)="\s*(?:javascript|data|vbscript):/iu.test(body))
      wrong.push("a script's address");
  }
  if (body.includes(markers.sum)) wrong.push("a template of theirs was worked out");
  const all = JSON.stringify(headers);
  if (headers[markers.header] !== undefined) wrong.push("a header was injected");
  if (/zq7=1/u.test(String(headers["set-cookie"] ?? ""))) wrong.push("a cookie was injected");
  if (all.includes(markers.tag)) wrong.push("markup came back in a header");
  const to = headers["location"];
  if (to !== undefined && !/^\/(?![/\\])/u.test(String(to))) wrong.push(`sent on to ${String(to)}`);
  // A script and a style sheet are the same for everybody, and are looked at elsewhere.
  const told = /html|plain|json/u.test(String(headers["content-type"])) ? inside : [];
  // What is drawn by chance may spell anything.
  const words = body.replace(/value="[\w-]{40,}"/gu, "");
  for (const { what, pattern } of told) {
    const found = pattern.exec(words)?.[0];
    if (found !== undefined && !sent.includes(found)) wrong.push(`${what}: ${found.slice(0, 80)}`);
  }
  return wrong;
}
