import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import type {
  AuthorityId,
  DataSetId,
  EdgeId,
  ProcessorId,
  ServiceId,
  SystemId,
} from "../../../domain/ids.ts";
import { changesOf } from "../../../domain/map/import/plan.ts";
import { planImport } from "../../../domain/map/import/plan-import.ts";
import type { MapEdge, MapRef, SharedMap } from "../../../domain/map/map.ts";
import { oneLine, plainWords } from "../../../domain/map/node-rules.ts";
import { wordsFor } from "../../words.ts";
import { readMapFiles } from "./read-file.ts";
import { rowsOf } from "./rows-of.ts";
import { templateRows, yamlGuide } from "./template.ts";
import { writeCsv } from "./write-csv.ts";
import { writeYaml } from "./write-yaml.ts";

const all = { authorities: true, servicesOf: "all" } as const;
const empty: SharedMap = {
  ...{ authorities: [], services: [], processors: [], systems: [], dataSets: [], edges: [] },
};

function planned(map: SharedMap, name: string, content: string | Uint8Array) {
  const bytes = typeof content === "string" ? new Uint8Array(Buffer.from(content)) : content;
  const read = readMapFiles([{ name, bytes }]);
  const plan = planImport(map, read.rows, { rights: all, newId: randomUUID });
  const errors = [
    ...read.errors.map(({ at, sentence }) => `${at}: ${sentence}`),
    ...plan.errors.map(({ at, problem }) => `${at}: ${wordsFor(problem)}`),
  ];
  return { plan, errors };
}

/** Words as people and mischief write them; as the map keeps them. */
const words = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.constantFrom(
      "=1+1",
      "@cmd",
      '"',
      "a,b;c",
      "'=x",
      "null",
      "no",
      "2006-01-01",
      "- x",
      "{a: b}",
      "# no",
      "|",
      "~",
      "a: b",
      "\ttab",
      "&a *a",
    ),
  )
  .map((text) => plainWords(text));
const names = words.map((text) => oneLine(text) || "Thing");
const keys = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/), {
  minLength: 3,
  maxLength: 5,
});
const years = fc
  .tuple(fc.option(fc.integer({ min: 1990, max: 2005 })), fc.option(fc.integer({ min: 2006, max: 2025 })))
  .map(([from, to]) => ({ from, to }));
const dates = fc
  .tuple(
    fc.option(fc.integer({ min: 10, max: 28 }).map((day) => `2006-04-${day}`)),
    fc.option(fc.integer({ min: 10, max: 28 }).map((day) => `2017-03-${day}`)),
  )
  .map(([from, to]) => ({ from, to }));

const maps: fc.Arbitrary<SharedMap> = fc
  .record({
    keys,
    names: fc.array(names, { minLength: 12, maxLength: 12 }),
    notes: fc.array(words, { minLength: 12, maxLength: 12 }),
    years,
    dates: fc.array(dates, { minLength: 5, maxLength: 5 }),
  })
  .map(({ keys: made, names: called, notes, years: of, dates: days }) => {
    const authorities = made.map((key, at) => ({ id: `a${at}` as AuthorityId, key, name: called[at]! }));
    const services = [
      { id: "v0" as ServiceId, name: called[5]!, authority: authorities[0]!.id },
      { id: "v1" as ServiceId, name: called[5]!, authority: authorities[1]!.id },
      { id: "v2" as ServiceId, name: called[5]!, authority: authorities[1]!.id },
    ];
    const processors = [{ id: "p0" as ProcessorId, key: made[0]!, name: called[6]!, note: notes[6]! }];
    const systems = made.map((key, at) => ({
      id: `s${at}` as SystemId,
      key,
      name: called[at]!,
      note: notes[at]!,
    }));
    const dataSets = [
      {
        id: "d0" as DataSetId,
        key: made[1]!,
        name: called[7]!,
        controller: authorities[1]!.id,
        categories: ["health", "nino"],
        years: of,
      },
    ];
    const system = (at: number): MapRef => ({ kind: "system", id: systems[at]!.id });
    const edge = (at: number, kind: MapEdge["kind"], source: MapRef, target: MapRef): MapEdge => ({
      ...{ id: `e${at}` as EdgeId, kind, source, target, ...days[at]! },
      ...{ years: kind === "holds" ? of : { from: null, to: null }, note: notes[at]! },
    });
    const edges = [
      edge(0, "uses", { kind: "authority", id: authorities[0]!.id }, system(0)),
      edge(1, "operates", { kind: "processor", id: processors[0]!.id }, system(0)),
      edge(2, "runs-on", { kind: "service", id: services[1]!.id }, system(1)),
      edge(3, "runs-on", system(1), system(2)),
      edge(4, "holds", system(2), { kind: "data-set", id: dataSets[0]!.id }),
    ];
    return { authorities, services, processors, systems, dataSets, edges };
  });

test("what was exported changes nothing when it is imported, and makes the same map elsewhere: CSV and YAML", async () => {
  await fc.assert(
    fc.asyncProperty(maps, async (map) => {
      const rows = rowsOf(map);
      const files = [
        ["map.csv", await writeCsv(rows, "spreadsheet")],
        ["map.csv", await writeCsv(rows, "plain")],
        ["map.yaml", writeYaml(rows, yamlGuide)],
      ] as const;
      for (const [name, bytes] of files) {
        const { plan, errors } = planned(map, name, bytes);
        assert.deepEqual(errors, [], Buffer.from(bytes).toString());
        assert.equal(changesOf(plan), 0, Buffer.from(bytes).toString());
        const elsewhere = planned(empty, name, bytes);
        assert.deepEqual(elsewhere.errors, []);
        const made = { ...elsewhere.plan.after, edges: elsewhere.plan.addedEdges };
        assert.deepEqual(rowsOf(made), rows);
      }
    }),
    { numRuns: 150 },
  );
});

test("the template can be imported as it is, in both forms", async () => {
  for (const [name, bytes] of [
    ["template.csv", await writeCsv(templateRows, "spreadsheet")],
    ["template.yaml", writeYaml(templateRows, yamlGuide)],
  ] as const) {
    const { plan, errors } = planned(empty, name, bytes);
    assert.deepEqual(errors, []);
    assert.equal(plan.addedEdges.length, 6);
    // A year alone is its first day.
    assert.ok(plan.addedEdges.some(({ from }) => from === "2012-01-01"));
  }
});

const head = "what,key,name,source,target,from,to\n";
const south = "authority,south,South,,,,\nsystem,files,Files,,,,\n";
const wrong: readonly {
  readonly name: string;
  readonly file: string;
  readonly content: string;
  readonly says: RegExp;
}[] = [
  {
    name: "a spreadsheet itself",
    file: "map.xlsx",
    content: "PK\u0003\u0004…",
    says: /is no text.*save the sheet as CSV/,
  },
  { name: "nothing", file: "map.csv", content: "", says: /There is no row in it/ },
  {
    name: "no head",
    file: "map.csv",
    content: "system,files,Files\n",
    says: /Row 1: .*must name the columns/,
  },
  {
    name: "a column that there is not",
    file: "map.csv",
    content: "what,kee\n",
    says: /“kee”\. Did you mean “key”/,
  },
  { name: "a column twice", file: "map.csv", content: "what,key,key\n", says: /two columns called “key”/ },
  {
    name: "a row about nothing",
    file: "map.csv",
    content: `${head}sytem,a,A,,,,\n`,
    says: /Row 2: “sytem” is nothing.*“system”/,
  },
  {
    name: "a quote that never closes",
    file: "map.csv",
    content: `${head}system,a,"A,,,,\n`,
    says: /Line 2: The quotes are not in order/,
  },
  {
    name: "a row below a line that says what parts the columns, by the spreadsheet’s number",
    file: "map.csv",
    content: `sep=,\n${head}sytem,a,A,,,,\n`,
    says: /Row 3: “sytem” is nothing/,
  },
  {
    name: "more cells than columns",
    file: "map.csv",
    content: `${head}system,a,A,,,,,x\n`,
    says: /Row 2: There are more cells/,
  },
  {
    name: "a system twice",
    file: "map.csv",
    content: `${head}system,a,A,,,,\nsystem,a,B,,,,\n`,
    says: /Row 3: “a” stands in the file twice/,
  },
  {
    name: "an end that is not there",
    file: "map.csv",
    content: `${head}${south}uses,,,south,fils,,\n`,
    says: /Row 4: There is no “fils” on the map or in the file/,
  },
  {
    name: "the same edge twice",
    file: "map.csv",
    content: `${head}${south}uses,,,south,files,2006,\nuses,,,south,files,2010,\n`,
    says: /Row 5: This says of South and Files what is said already/,
  },
  {
    name: "a day that is none, and another error",
    file: "map.csv",
    content: `${head}${south}uses,,,south,files,31/02/2006,\nuses,,,files,south,,\n`,
    says: /Row 4: “31\/02\/2006” is no day.*Row 5: There is no “files”/s,
  },
  {
    name: "a name that is written where none belongs",
    file: "map.csv",
    content: `${head}${south}uses,,X,south,files,,\n`,
    says: /Row 4: “name” says nothing/,
  },
  {
    name: "broken YAML",
    file: "map.yaml",
    content: "systems:\n  - key: a\n   name: b\n",
    says: /Line 3: This is no YAML/,
  },
  {
    name: "a section that there is not",
    file: "map.yaml",
    content: "sistems:\n  - key: a\n",
    says: /Line 1: .*“sistems”; did you mean “systems”/,
  },
  {
    name: "a YAML field that there is not",
    file: "map.yaml",
    content: "systems:\n  - kee: a\n",
    says: /Line 2: .*“kee”; did you mean “key”/,
  },
  {
    name: "a key of YAML twice",
    file: "map.yaml",
    content: "systems:\n  - key: a\n    key: b\n",
    says: /Line 3: The same name stands here twice/,
  },
  {
    name: "aliases",
    file: "map.yaml",
    content: `systems: &a\n  - key: &b x\n    name: *b\n  - *b\n`,
    says: /Line 3: Anchors and aliases.*Line 4: Anchors and aliases/s,
  },
  { name: "a list of words", file: "map.yaml", content: "- a\n", says: /must begin with a section/ },
  { name: "no list", file: "map.yaml", content: "systems: x\n", says: /“systems” must be a list/ },
  {
    name: "things within things",
    file: "map.yaml",
    content: "systems:\n  - key: {a: b}\n",
    says: /“key” must be a word/,
  },
];
for (const { name, file, content, says } of wrong) {
  test(`refused with a sentence: ${name}`, () => {
    const { plan, errors } = planned(empty, file, content);
    assert.match(errors.join("\n"), says);
    assert.ok(errors.length > 0 && plan.addedEdges.length <= 1);
  });
}

const taken: readonly { readonly name: string; readonly content: string | Buffer }[] = [
  { name: "a mark and Windows line ends", content: "\ufeffwhat,key,name\r\nsystem,cafe,Café\r\n" },
  { name: "semicolons", content: "what;key;name\nsystem;cafe;Café\n" },
  { name: "tabs", content: "what\tkey\tname\nsystem\tcafe\tCafé\n" },
  { name: "what parts the columns is said above them", content: "sep=;\nwhat;key;name\nsystem;cafe;Café\n" },
  { name: "old line ends", content: "what,key,name\rsystem,cafe,Café\r" },
  {
    name: "UTF-16, as spreadsheets save text",
    content: Buffer.from("\ufeffwhat\tkey\tname\r\nsystem\tcafe\tCafé\r\n", "utf16le"),
  },
  {
    name: "the code page of Windows",
    content: Buffer.from("what,key,name\nsystem,cafe,Caf\u00e9\n", "latin1"),
  },
  { name: "blank rows and a column too many", content: '\n,,\nWhat, Key ,NAME,\n,,,\nsystem,cafe,"Café",\n' },
];
for (const { name, content } of taken) {
  test(`taken as it comes: ${name}`, () => {
    const { plan, errors } = planned(empty, "map.csv", content as Uint8Array);
    assert.deepEqual(errors, []);
    assert.deepEqual(
      plan.addedNodes.map(({ form }) => [form.key, form.name]),
      [["cafe", "Café"]],
    );
  });
}

test("a bomb of aliases and a thousand brackets are refused at once", () => {
  const began = performance.now();
  const bomb = `a: &a [x,x,x,x,x,x,x,x]\n${[..."bcdefghij"].map((one, at) => `${one}: &${one} [${`*${"abcdefghi"[at]},`.repeat(8)}]`).join("\n")}\n`;
  for (const content of [bomb, `systems: ${"[".repeat(50_000)}`, `systems:\n${"  ".repeat(5_000)}- key: a`])
    assert.ok(planned(empty, "map.yaml", content).errors.length > 0);
  assert.ok(performance.now() - began < 3_000);
});

const row = "what,source,target,from,to,note\n";
const files = "what,key,name\nauthority,south,South\nsystem,files,Files\n";
test("a day put right in the file is a change; what the file does not name stays", () => {
  const { plan } = planned(empty, "a.csv", files);
  const edge: MapEdge = {
    ...{ id: "e" as EdgeId, kind: "uses", from: "2006-04-01", to: null, note: "Since the beginning" },
    source: { kind: "authority", id: plan.authorities[0]!.id },
    target: { kind: "system", id: plan.addedNodes[0]!.ref.id as SystemId },
    years: { from: null, to: null },
  };
  const map = { ...plan.after, edges: [edge] };
  const put = planned(map, "b.csv", `${row}uses,south,files,2006-05-01,2017,\n`).plan;
  assert.deepEqual(
    put.changedEdges.map(({ after }) => [after.id, after.from, after.to, after.note]),
    [["e", "2006-05-01", "2017-12-31", ""]],
  );
  const kept = planned(map, "b.csv", "what,source,target,to\nuses,south,files,2017\n").plan;
  assert.deepEqual(
    kept.changedEdges.map(({ after }) => [after.from, after.note]),
    [["2006-04-01", "Since the beginning"]],
  );
  assert.equal(changesOf(planned(map, "b.csv", files).plan), 0);
});
