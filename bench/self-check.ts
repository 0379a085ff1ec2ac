/**
 * "Am I affected?" as whoever attacks it sees it: people who are in the register, not in it, and at risk, asked for in
 * turns of a real public process with the real record at work behind it; bytes, sizes, files and times compared. Then ten
 * thousand guesses at answers, and a search through everything that lies on the public side.
 * `node bench/self-check.ts [TRIES OF EACH]`
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { runPublicSite } from "../src/main/sites/run-public-site.ts";
import { personNumber } from "../src/respond/testing/made-up.ts";
import { silence } from "../src/watch/log.ts";
import { checkHouse } from "../test/builders/check-house.ts";
import { kolmogorovSmirnov, leastFound, mannWhitney } from "../test/builders/two-samples.ts";
import { median } from "./engines/measure.ts";

type Kind = "in" | "not in" | "at risk";
type Try = { readonly kind: Kind; readonly name: string; readonly email: string };
type Seen = { readonly kind: Kind; readonly ms: number; readonly what: string; readonly status: number };

const tries = Number(process.argv[2] ?? 1000);
/** The site takes 1,200 forms a minute from everybody together. */
const everyMs = 60_000 / 1100;
const people = 300;

const somebody = (n: number, atRisk: boolean) =>
  personNumber(1000 + n, {
    names: [`Resident${letters(n)} ${atRisk ? "Sheltered" : "Settled"}${letters(n)}`],
    emails: [`${atRisk ? "sheltered" : "settled"}.${n}@example.net`],
    addresses: [{ lines: [`${n + 1} ${atRisk ? "Refuge" : "Market"} Row`], postcode: "ZE3 9QQ" }],
    phones: [`+44770${atRisk ? 1 : 2}${String(n).padStart(6, "0")}`],
    flags: atRisk ? ["at-risk"] : [],
    sources: [{ path: "north/a.txt", place: { line: n + 1 }, types: ["name"] }],
  });
const all = {
  in: Array.from({ length: people }, (_, n) => ({ ...somebody(n, false), identifiers: {} })),
  "at risk": Array.from({ length: people }, (_, n) => ({ ...somebody(people + n, true), identifiers: {} })),
};
const house = await checkHouse([...all.in, ...all["at risk"]]);
const places = { site: join(house.folder, "site"), hatch: join(house.folder, "hatch") };
const served = await runPublicSite({ ...places, port: 0, host: "127.0.0.1", logJson: false }, silence);
if (!served.ok) throw new Error(served.problem.kind);
const { url } = served.value;

// The record answers at once, not by the quarter of an hour: whatever its work would show, shows.
const stopping = new AbortController();
const atWork = (async () => {
  while (!stopping.signal.aborted) {
    house.clock = new Date(Date.now() + 20 * 60_000);
    await house.takeIn();
    await house.work.answer();
    await house.work.deliver();
    await pause(100);
  }
})();

// Each from a form of its own, as from browsers: the same form sent twice is one question.
const tokens: string[] = [];
for (let n = 0; n < tries * 3 + 61; n++)
  tokens.push(/name="_token" value="([^"]*)"/u.exec(await (await fetch(`${url}/check`)).text())![1]!);
await pause(2100);
for (const one of order().slice(0, 60)) await ask(one);
const seen: Seen[] = [];
const began = performance.now();
for (const [at, one] of order().entries()) {
  await pause(Math.max(0, began + at * everyMs - performance.now()));
  seen.push(await ask(one));
}
stopping.abort();
await atWork;
// What still waited, so that all are looked up that were asked.
house.clock = new Date(Date.now() + 20 * 60_000);
await house.takeIn();
await house.work.answer();
await house.work.deliver();

console.log(`${tries} tries of each, in turns; ${house.sent.length} messages sent meanwhile`);
const bodies = new Set(seen.map(({ what }) => what));
console.log(
  `Different answers (status, headers but the date and the end of a connection, every byte of the page): ${bodies.size}`,
);
for (const kind of ["in", "not in", "at risk"] as const) {
  const statuses = Object.entries(
    Object.groupBy(
      seen.filter((one) => one.kind === kind),
      ({ status }) => status,
    ),
  );
  console.log(
    `${kind.padEnd(8)} answered ${statuses.map(([status, all]) => `${status} x ${all?.length}`).join(", ")}`,
  );
}
const times = (kind: Kind): readonly number[] => seen.filter((one) => one.kind === kind).map(({ ms }) => ms);
for (const kind of ["in", "not in", "at risk"] as const)
  console.log(
    `${kind.padEnd(8)} median ${median(times(kind)).toFixed(2)} ms, p95 ${at95(times(kind)).toFixed(2)} ms`,
  );
for (const [one, other] of [
  ["in", "not in"],
  ["at risk", "not in"],
  ["in", "at risk"],
] as const) {
  const [a, b] = [times(one), times(other)];
  console.log(
    `${one} against ${other}: Kolmogorov-Smirnov p = ${kolmogorovSmirnov(a, b).toFixed(3)}, Mann-Whitney p = ${mannWhitney(a, b).toFixed(3)}`,
  );
}
const steps = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 2, 5];
const least = leastFound(times("not in"), 0.01, steps);
console.log(`A delay of ${least ?? "more than 5"} ms would have been found in nine of ten runs (p < 0.01)`);
const out = readdirSync(join(places.hatch, "out"));
const sizes = new Set(out.map((name) => statSync(join(places.hatch, "out", name)).size));
console.log(
  `Files of answers: ${out.length} for ${seen.length + 60} questions; sizes: ${[...sizes].join(", ")} bytes`,
);

console.log(
  `Guesses at answers over HTTP: ${await guessLinks(10_000)} of 10,000 opened anything, replies all alike`,
);
await ask({ kind: "in", name: all.in[0]!.names[0]!, email: all.in[0]!.emails[0]! });
console.log(`Values found on the public side, in clear, in base64 or hashed without a key: ${search()}`);
await served.value.close();
await house.close();
rmSync(house.folder, { recursive: true, force: true });
process.exit(0);

function order(): readonly Try[] {
  const plan = Array.from({ length: tries }, (_, n) => {
    const [known, risky] = [all.in[n % people]!, all["at risk"][n % people]!];
    return [
      { kind: "in", name: known.names[0]!, email: known.emails[0]! },
      { kind: "not in", name: `Stranger${letters(n)} Elsewhere`, email: `stranger.${n}@example.org` },
      { kind: "at risk", name: risky.names[0]!, email: risky.emails[0]! },
    ] satisfies Try[];
  });
  // In turns, and in each turn in another order.
  return plan.flatMap((turn) => turn.toSorted(() => Math.random() - 0.5));
}

async function ask({ kind, name, email }: Try): Promise<Seen> {
  const fields = {
    _token: tokens.pop() ?? "",
    website: "",
    name,
    email,
    phone: "",
    line: "",
    postcode: "",
    reference: "",
  };
  const started = performance.now();
  const reply = await fetch(`${url}/check`, { method: "POST", body: new URLSearchParams(fields) });
  const body = await reply.text();
  const ms = performance.now() - started;
  // A server ends a connection after so many requests, whoever sends them.
  const headers = [...reply.headers].filter(([one]) => !["date", "connection", "keep-alive"].includes(one));
  return { kind, ms, what: JSON.stringify([reply.status, headers, body]), status: reply.status };
}

async function guessLinks(many: number): Promise<number> {
  let opened = 0;
  const replies = new Set<string>();
  for (let at = 0; at < many; at += 50)
    await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const guess = createHash("sha256")
          .update(`${at + n}`)
          .digest("hex")
          .slice(0, 20)
          .toUpperCase();
        const reply = await fetch(`${url}/check/${guess.match(/.{4}/gu)!.join("-")}`);
        replies.add(await reply.text());
        if (reply.status === 200) opened++;
      }),
    );
  return replies.size === 1 ? opened : Number.NaN;
}

function search(): number {
  const needles = [...all.in, ...all["at risk"]].flatMap(({ names, emails }) =>
    [...names, ...emails].flatMap((value) => [
      value,
      Buffer.from(value).toString("base64").slice(0, 20),
      Buffer.from(value).toString("hex"),
      ...["md5", "sha1", "sha256", "sha512"].map((kind) => createHash(kind).update(value).digest("hex")),
    ]),
  );
  let found = 0;
  for (const entry of readdirSync(house.folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const hay = `${entry.name} ${readFileSync(join(entry.parentPath, entry.name)).toString("latin1")}`;
    for (const needle of needles) if (hay.includes(needle)) found++;
  }
  return found;
}

function at95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

function letters(n: number): string {
  return String(n).replace(/\d/gu, (digit) => "abcdefghij"[Number(digit)]!);
}
