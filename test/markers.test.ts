/** Values in clear never reach logs, errors, addresses, the ledger, metrics or the output of a crash. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { candour } from "./builders/command-line.ts";
import type { Seen } from "./markers/tour.ts";
import { dataFolder } from "./record.ts";
import { planted, plantHolding } from "./sealed-crash/planted.ts";
import { needlesFor } from "./sealed-crash/search.ts";

const base = dataFolder("candour-markers-");
after(() => rmSync(base, { recursive: true, force: true }));
const holding = join(base, "holding");
mkdirSync(holding);
await plantHolding(holding);
const needles = planted.flatMap(needlesFor);

/** The planted values in a text, whatever they are written in; as part of an address, escaped too. */
function valuesIn(text: string): readonly string[] {
  const plain = `${text}\n${unescaped(text)}`;
  return [
    ...new Set(needles.filter(({ bytes }) => Buffer.from(plain).includes(bytes)).map(({ value }) => value)),
  ];
}

function unescaped(text: string): string {
  return text.replaceAll(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}

test("a value is found in a text, escaped or encoded", () => {
  for (const text of [
    "at Quillmarsh",
    "?q=thornybeck%40wexmoor.example",
    Buffer.from("a JG103759A b").toString("base64"),
  ])
    assert.equal(valuesIn(text).length > 0, true, text);
  assert.deepEqual(valuesIn("nothing of the kind"), []);
});

test("a tour of every page, wrong forms and a failing record: no value in logs, errors, addresses or ledger", {
  timeout: 240_000,
}, async (t) => {
  const report = join(base, "report.json");
  const { code, out, err } = await run(join(import.meta.dirname, "markers", "tour.ts"), [
    join(base, "data"),
    holding,
    report,
  ]);
  assert.equal(code, 0, err);
  const seen = JSON.parse(readFileSync(report, "utf8")) as Seen;
  t.diagnostic(
    `${seen.pages} replies, ${seen.showing} of them showed a planted person to staff who may see them; ${seen.urls.length} addresses, ${seen.failures.length} errors, ${seen.logged.length} lines of log, ${seen.ledger.length} entries`,
  );
  assert.ok(
    seen.showing >= 5 && seen.logged.length > 20 && seen.ledger.length > 5,
    "the tour has been everywhere",
  );
  assert.ok(seen.failures.filter((failure) => failure.code >= 500).length > 20, "the record failed under it");
  assert.deepEqual(valuesIn(`${out}\n${err}`), [], "standard output and error");
  assert.deepEqual(valuesIn(seen.logged.join("\n")), [], "log");
  assert.deepEqual(
    seen.urls.filter((url) => valuesIn(url).length > 0),
    [],
    "addresses",
  );
  assert.deepEqual(
    seen.ledger.filter((leaf) => valuesIn(leaf).length > 0),
    [],
    "ledger",
  );
  const failing = seen.failures.filter(({ code: status }) => status >= 500);
  assert.deepEqual(
    failing.filter(({ body }) => valuesIn(body).length > 0).map(({ url }) => url),
    [],
    "errors",
  );
});

test("scan without --reveal: no value in what it prints", async () => {
  const place = { folder: base, key: join(base, "scan.key") };
  const ran = await candour(place, ["scan", holding, "--out", join(base, "found")]);
  assert.deepEqual(valuesIn(ran.out + ran.err), []);
});

const crashes = [
  { name: "an uncaught error", code: 'throw new Error("row of Zephyrine Quillmarsh")' },
  { name: "a rejection that nobody caught", code: 'Promise.reject(new Error("JG103759A"))' },
  { name: "an error that is a text", code: 'throw "thornybeck@wexmoor.example"' },
  {
    name: "an error of the database",
    code: 'throw Object.assign(new Error("Quillmarsh"), { code: "23505", detail: "Key (Thornybeck)" })',
  },
];
for (const { name, code } of crashes)
  test(`the output of a crash: ${name} says nothing of what it holds`, async () => {
    const faults = join(import.meta.dirname, "..", "src", "main", "faults.ts");
    const script = `import { catchFaults } from ${JSON.stringify(faults)}; catchFaults(); setTimeout(() => { ${code} }, 1);`;
    const ran = await run("--input-type=module", ["-e", script]);
    assert.notEqual(ran.code, 0);
    assert.match(ran.err, /Something went wrong/);
    assert.deepEqual(valuesIn(ran.out + ran.err), []);
  });

function run(script: string, words: readonly string[]) {
  const env = {
    ...process.env,
    CANDOUR_DEBUG: undefined,
    NODE_TEST_CONTEXT: undefined,
    XDG_CONFIG_HOME: join(base, "config"),
  };
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", script, ...words], { env });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => (out += String(data)));
  child.stderr.on("data", (data) => (err += String(data)));
  const late = setTimeout(() => child.kill("SIGKILL"), 200_000);
  return new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.once("exit", (code) => {
      clearTimeout(late);
      setTimeout(() => done({ code, out, err }), 50);
    }),
  );
}
