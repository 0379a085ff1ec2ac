import assert from "node:assert/strict";
import { test } from "node:test";
import type { PersonFlag } from "../src/domain/people/mention.ts";
import type { Found, FoundMention } from "./score/found.ts";
import { scoreAgainst } from "./score.ts";
import type { ArchiveTruth, TrueFile, TrueMention, TruePerson } from "./truth.ts";

const john = someone("john", "h1");
const mary = someone("mary", "h1");
const ewa = someone("ewa", "h2");

function someone(id: string, household: string): TruePerson {
  return { id, names: [], dateOfBirth: "1970-01-01", role: "subject", authority: "a", household, values: {} };
}

function archive(files: readonly Partial<TrueFile>[]): ArchiveTruth {
  const whole = files.map((file, i) => ({
    path: `f${i}`,
    expectedOutcome: "readable" as const,
    mentions: [],
    ...file,
  }));
  return { seed: 1, authorities: [], people: [john, mary, ewa], files: whole };
}

function of(type: TrueMention["type"], value: string, ...people: string[]): TrueMention {
  return { type, value, people };
}

function hit(
  path: string,
  type: string,
  value: string,
  person: string | null = null,
  confidence = "high",
): FoundMention {
  return { path, type, value, confidence, bundle: null, person };
}

function scan(
  mentions: readonly FoundMention[],
  documents: Found["documents"] = [],
  flags: Readonly<Record<string, readonly PersonFlag[]>> = {},
): Found {
  const people = [...new Set(mentions.flatMap((mention) => mention.person ?? []))].map((person) => ({
    person,
    flags: flags[person] ?? [],
  }));
  return { documents, mentions, people };
}

const two = archive([{ mentions: [of("nino", "JG103759A", "john"), of("nino", "JG103760B", "mary")] }]);
const valueCases = [
  {
    name: "all found is recall and precision of 1",
    mentions: ["JG103759A", "JG103760B"],
    recall: 1,
    precision: 1,
  },
  {
    name: "spacing and case do not matter",
    mentions: ["jg 10 37 59 a", "JG103760B"],
    recall: 1,
    precision: 1,
  },
  { name: "one found twice counts once", mentions: ["JG103759A", "JG103759A"], recall: 0.5, precision: 1 },
  {
    name: "a false alarm costs precision",
    mentions: ["JG103759A", "JG103760B", "AA000000A"],
    recall: 1,
    precision: 2 / 3,
  },
  { name: "nothing found is recall of 0", mentions: [], recall: 0, precision: 1 },
];
for (const { name, mentions, recall, precision } of valueCases) {
  test(`values: ${name}`, () => {
    const { byType, identifiers } = scoreAgainst(
      two,
      scan(mentions.map((value) => hit("f0", "nino", value))),
    );
    assert.equal(byType.nino?.recall, recall);
    assert.equal(byType.nino?.precision, precision);
    assert.equal(identifiers.recall, recall);
  });
}

test("values: F1 is the harmonic mean", () => {
  const found = scan(["JG103759A", "AA000000A", "AA000001A"].map((value) => hit("f0", "nino", value)));
  assert.equal(scoreAgainst(two, found).byType.nino?.f1, 0.4);
});

test("values: low confidence is not found, and the right value in another file is not either", () => {
  const found = scan([hit("f0", "nino", "JG103759A", null, "low"), hit("f9", "nino", "JG103760B")]);
  const { nino } = scoreAgainst(two, found).byType;
  assert.deepEqual([nino?.recall, nino?.precision], [0, 0]);
});

test("values: names and addresses count by overlap, kinds of harm by file", () => {
  const truth = archive([
    {
      mentions: [
        of("name", "Mr J O'Brien", "john"),
        of("address", "Flat 3, 12 Alma Road", "john"),
        of("health", "asthma", "john"),
      ],
    },
  ]);
  const { byType } = scoreAgainst(
    truth,
    scan([
      hit("f0", "name", "O'BRIEN, John"),
      hit("f0", "name", "Lincoln Street"),
      hit("f0", "address", "12 Alma Road, London"),
      hit("f0", "health", "his asthma"),
    ]),
  );
  assert.deepEqual([byType.name?.recall, byType.name?.precision], [1, 0.5]);
  assert.deepEqual([byType.address?.recall, byType.address?.precision], [1, 1]);
  assert.deepEqual([byType.health?.recall, byType.health?.precision], [1, 1]);
});

test("values: what is nobody's need not be found and is no false alarm", () => {
  const truth = archive([{ mentions: [of("postcode", "W8 7NZ"), of("postcode", "W6 9ZU", "john")] }]);
  for (const values of [["W6 9ZU"], ["W6 9ZU", "W8 7NZ"]]) {
    const { postcode } = scoreAgainst(
      truth,
      scan(values.map((value) => hit("f0", "postcode", value))),
    ).byType;
    assert.deepEqual([postcode?.recall, postcode?.precision], [1, 1]);
  }
});

test("values: a copy may be reported at either path or at both", () => {
  const mentions = [of("nino", "JG103759A", "john")];
  const truth = archive([{ mentions }, { mentions, duplicateOf: "f0" }]);
  for (const paths of [["f0"], ["f1"], ["f0", "f1"]]) {
    const { nino } = scoreAgainst(truth, scan(paths.map((path) => hit(path, "nino", "JG103759A")))).byType;
    assert.deepEqual([nino?.recall, nino?.precision, nino?.expected], [1, 1, 1]);
  }
});

test("values: a scan without OCR owes nothing; with OCR it counts", () => {
  const truth = archive([{ expectedOutcome: "needs-ocr", mentions: [of("nino", "JG103759A", "john")] }]);
  const without = scoreAgainst(truth, scan([], [{ path: "f0", outcome: "needs-ocr", duplicateOf: null }]));
  const withOcr = scoreAgainst(truth, scan([], [{ path: "f0", outcome: "readable", duplicateOf: null }]));
  assert.equal(without.byType.nino, undefined);
  assert.equal(withOcr.byType.nino?.recall, 0);
  assert.equal(without.filesAccounted.share, 1);
  assert.equal(withOcr.filesAccounted.share, 1);
});

const row = [of("nino", "JG103759A", "john"), of("phone", "+447700111222", "john")];
const peopleTruth = archive([
  {
    mentions: [
      ...row,
      of("nino", "JG103760B", "mary"),
      of("nino", "PR123456C", "ewa"),
      of("name", "A Khan", "john", "ewa"),
    ],
  },
  { mentions: [of("nino", "JG103759A", "john")] },
]);
const peopleCases = [
  {
    name: "each stands for one",
    mentions: [
      hit("f0", "nino", "JG103759A", "p1"),
      hit("f0", "nino", "JG103760B", "p2"),
      hit("f0", "nino", "PR123456C", "p3"),
    ],
    found: 3,
    mixed: 0,
    split: 0,
  },
  {
    name: "two meet in one",
    mentions: [
      hit("f0", "nino", "JG103759A", "p1"),
      hit("f1", "nino", "JG103759A", "p1"),
      hit("f0", "nino", "PR123456C", "p1"),
    ],
    found: 1,
    mixed: 1,
    split: 0,
  },
  {
    name: "one stands in two",
    mentions: [hit("f0", "nino", "JG103759A", "p1"), hit("f1", "nino", "JG103759A", "p2")],
    found: 1,
    mixed: 0,
    split: 1,
  },
  {
    name: "a telephone shared at home is no mixture",
    mentions: [
      hit("f0", "nino", "JG103760B", "p1"),
      hit("f0", "nino", "JG103760B", "p1"),
      hit("f0", "phone", "+447700111222", "p1"),
    ],
    found: 1,
    mixed: 0,
    split: 0,
  },
  {
    name: "a stranger's telephone is a mixture",
    mentions: [hit("f0", "nino", "PR123456C", "p1"), hit("f0", "phone", "+447700111222", "p1")],
    found: 1,
    mixed: 1,
    split: 0,
  },
  {
    name: "a name that two have in one file proves nothing",
    mentions: [hit("f0", "nino", "PR123456C", "p1"), hit("f0", "name", "A Khan", "p1")],
    found: 1,
    mixed: 0,
    split: 0,
  },
];
for (const { name, mentions, found, mixed, split } of peopleCases) {
  test(`people: ${name}`, () => {
    const scores = scoreAgainst(peopleTruth, scan(mentions));
    assert.equal(scores.peopleFound.count, found);
    assert.equal(scores.peopleFound.of, 3);
    assert.equal(scores.peopleMixed.count, mixed);
    assert.equal(scores.peopleSplit.count, split);
  });
}

test("people: one whose every value is invented stands for nobody", () => {
  const scores = scoreAgainst(peopleTruth, scan([hit("f0", "nino", "AA000000A", "p1")]));
  assert.equal(scores.peopleUnknown.count, 1);
  assert.equal(scores.peopleFound.count, 0);
});

test("files: absent ones and wrong outcomes are told, copies must be named", () => {
  const truth = archive([{}, { expectedOutcome: "bomb" }, { duplicateOf: "f0" }, {}]);
  const scores = scoreAgainst(
    truth,
    scan(
      [],
      [
        { path: "f0", outcome: "readable", duplicateOf: "f2" },
        { path: "f1", outcome: "readable", duplicateOf: null },
        { path: "f2", outcome: "readable", duplicateOf: null },
      ],
    ),
  );
  assert.deepEqual(scores.filesAccounted, { count: 2, of: 4, share: 0.5 });
  assert.deepEqual(scores.wrongOutcomes, [
    { path: "f1", expected: "bomb", found: "readable" },
    { path: "f3", expected: "readable", found: null },
  ]);
  assert.deepEqual(scores.duplicatesNamed, { count: 1, of: 1, share: 1 });
});

test("the worst misses name place, type and number, and never a value", () => {
  const scores = scoreAgainst(two, scan([hit("f0", "nino", "AA000000A")]));
  assert.deepEqual(scores.worstMisses, [{ path: "f0", type: "nino", count: 2 }]);
  assert.deepEqual(scores.worstFalseAlarms, [{ path: "f0", type: "nino", count: 1 }]);
  assert.doesNotMatch(JSON.stringify(scores), /JG103759A|AA000000A/);
});

const hiding = { ...someone("hiding", "h3"), atRisk: true as const };
const flagCases = [
  { name: "one of two pieces carries it", flags: { p1: ["at-risk"] }, recall: 1, precision: 1, bare: 1 },
  { name: "nobody carries it", flags: {}, recall: 0, precision: 1, bare: 2 },
  {
    name: "a neighbour carries it too",
    flags: { p1: ["at-risk"], p2: ["at-risk"], p3: ["at-risk"] },
    recall: 1,
    precision: 2 / 3,
    bare: 0,
  },
] as const;
for (const { name, flags, recall, precision, bare } of flagCases) {
  test(`flags: ${name}`, () => {
    const truth = {
      ...archive([
        { mentions: [of("nino", "JG103759A", "hiding"), of("utr", "1", "hiding"), of("utr", "2", "john")] },
      ]),
      people: [hiding, john],
    };
    const mentions = [
      hit("f0", "nino", "JG103759A", "p1"),
      hit("f0", "utr", "1", "p2"),
      hit("f0", "utr", "2", "p3"),
    ];
    const measured = scoreAgainst(truth, scan(mentions, [], flags)).flags["at-risk"];
    assert.deepEqual([measured.recall, measured.precision, measured.bare], [recall, precision, bare]);
  });
}
