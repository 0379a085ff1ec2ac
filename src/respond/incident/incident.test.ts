import assert from "node:assert/strict";
import { test } from "node:test";
import { must, staffedDesk } from "../../../test/desk.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { DeclareForm } from "../desk/desk.ts";

const made = await staffedDesk();
const { desk, world, lead, north, south } = made;
const form: DeclareForm = {
  title: " Files copied ",
  summary: "Files were copied from the shared store.",
  origin: north,
  phase: "suspected",
  awareAt: new Date("2026-01-08T08:00:00Z"),
  involved: [south, south],
  believed: { what: "archived files", fromYear: 2006, toYear: 2020, confidence: "believed" },
};

test("a declared incident has a clock for the authority that is aware, and none for the others yet", async () => {
  const incident = must(await desk.declareIncident(lead, form));
  assert.equal(incident.title, "Files copied");
  assert.deepEqual(incident.involved, [
    { authority: north, awareAt: form.awareAt, reportDueAt: new Date("2026-01-11T08:00:00Z") },
    { authority: south, awareAt: null, reportDueAt: null },
  ]);
  assert.deepEqual(await desk.incident("system", incident.reference), incident);
  assert.equal(await desk.incident("system", "INC-1999-0001"), null);
});

const refused: readonly { name: string; change: Partial<DeclareForm>; kind: string }[] = [
  { name: "no title", change: { title: " " }, kind: "title-missing" },
  { name: "no summary", change: { summary: "" }, kind: "summary-missing" },
  { name: "an origin that nobody knows", change: { origin: "x" as AuthorityId }, kind: "unknown-authority" },
  {
    name: "a partner that nobody knows",
    change: { involved: ["x" as AuthorityId] },
    kind: "unknown-authority",
  },
  {
    name: "awareness in the future",
    change: { awareAt: new Date("2026-01-08T09:00:01Z") },
    kind: "aware-in-future",
  },
  {
    name: "years the wrong way round",
    change: { believed: { ...form.believed, fromYear: 2020, toYear: 2006 } },
    kind: "years-reversed",
  },
];
for (const { name, change, kind } of refused) {
  test(`a declaration is refused for ${name}`, async () => {
    const before = (await desk.incidents("system")).length;
    assert.deepEqual(await desk.declareIncident(lead, { ...form, ...change }), {
      ok: false,
      problem: { kind },
    });
    assert.equal((await desk.incidents("system")).length, before);
  });
}

test("twenty incidents declared at once get references without gaps or doubles; each year starts anew", async () => {
  world.now = new Date("2027-03-01T00:00:00Z");
  const declared = await Promise.all(
    Array.from({ length: 20 }, () => desk.declareIncident(lead, { ...form, awareAt: null })),
  );
  assert.deepEqual(
    declared.map((outcome) => must(outcome).reference).toSorted(),
    Array.from({ length: 20 }, (_, index) => `INC-2027-${String(index + 1).padStart(4, "0")}`),
  );
});

test("a declaration that could not be saved leaves no gap", async () => {
  world.now = new Date("2028-03-01T00:00:00Z");
  const broken = { ...form, awareAt: null, believed: { ...form.believed, confidence: "guess" as "likely" } };
  await assert.rejects(desk.declareIncident(lead, broken));
  assert.equal(must(await desk.declareIncident(lead, { ...form, awareAt: null })).reference, "INC-2028-0001");
});

test("an incident moves from phase to phase by the table, each time with reasons", async () => {
  const { id } = must(await desk.declareIncident(lead, { ...form, awareAt: null }));
  const reasons = "The copy was found.";
  const kindOf = async (to: "confirmed" | "contained" | "concluded", why = reasons) => {
    const outcome = await desk.changePhase(lead, id, { to, reasons: why });
    return outcome.ok ? outcome.value.phase : outcome.problem.kind;
  };
  assert.equal(await kindOf("concluded"), "not-allowed");
  assert.equal(await kindOf("confirmed", " "), "reasons-missing");
  assert.equal(await kindOf("confirmed", "x".repeat(60_000)), "words-too-long");
  assert.equal(await kindOf("confirmed"), "confirmed");
  assert.equal(await kindOf("contained"), "contained");
  assert.equal(await kindOf("confirmed"), "confirmed");
  const nowhere = await desk.changePhase(lead, "nope" as typeof id, { to: "confirmed", reasons });
  assert.deepEqual(nowhere, { ok: false, problem: { kind: "no-such-incident" } });
});

test("a partner's clock starts when the partner becomes aware", async () => {
  const { id } = must(await desk.declareIncident(lead, { ...form, awareAt: null }));
  const awareAt = new Date("2028-02-29T12:30:00.250Z");
  const incident = must(await desk.recordAwareness("system", id, south, awareAt));
  const clock = incident.involved.find(({ authority }) => authority === south);
  assert.deepEqual(clock?.reportDueAt, new Date("2028-03-03T12:30:00.250Z"));
  const situation = await desk.situation(made.partner, id);
  assert.deepEqual(
    situation.clocks.map(({ authority, awareAt: at, hoursLeft }) => [
      authority.key,
      at,
      hoursLeft?.toFixed(1),
    ]),
    [
      ["northmere", null, undefined],
      ["southwold", awareAt, "60.5"],
    ],
  );
  const late = await desk.recordAwareness(made.partner, id, south, new Date("2028-03-01T00:00:01Z"));
  assert.deepEqual(late, { ok: false, problem: { kind: "aware-in-future" } });
});

test("awareness is refused for who is not involved", async () => {
  const alone = must(await desk.declareIncident(lead, { ...form, awareAt: null, involved: [] }));
  const outcome = await desk.recordAwareness("system", alone.id, south, new Date("2028-01-01T00:00:00Z"));
  assert.deepEqual(outcome, { ok: false, problem: { kind: "not-involved" } });
});
