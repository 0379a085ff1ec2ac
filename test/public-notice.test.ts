/** Told by a public notice: only whom two people judged so, only by what is published, each with the statement as proof. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { composePublicNotice } from "../src/domain/public-notice/public-notice.ts";
import { readContent } from "../src/main/content/read-content.ts";
import { readPublicNotice } from "../src/main/content/read-public-notice.ts";
import { readabilityOf } from "../src/respond/readability/reading-age.ts";
import { type Furnished, furnishedRecord } from "./builders/furnished.ts";
import { must, passphrase } from "./desk.ts";

let made: Furnished;
before(async () => {
  made = await furnishedRecord();
});

test("the draft says all that the law asks for, and reads at an age of nine or less", async () => {
  const content = await readContent("/nowhere");
  const template = await readPublicNotice("/nowhere");
  const authority = { name: "Northmere", phone: "020 7946 0000", email: "dpo@body.example", web: "" };
  const facts = { categories: ["name", "bank-account"], years: { from: 2006, to: 2020 }, authority } as const;
  const { title, body } = composePublicNotice(facts, { ...content, template });
  for (const said of [
    /copied files/,
    /bank account/,
    /2006 to 2020/,
    /159/,
    /make our systems safe/,
    /020 7946 0000/,
  ])
    assert.match(body, said);
  assert.doesNotMatch(`${title}${body}`, /\{\w+\}/);
  assert.ok((readabilityOf(body).age ?? 99) <= 9, `${readabilityOf(body).age}: ${body}`);
});

test("nobody is judged so: there is nothing to draft", async () => {
  const { desk, lead, incident } = made;
  assert.equal((await desk.publicNotices(lead, incident.id)).waiting, 0);
  const drafted = await desk.draftPublicNotice(lead, incident.id);
  assert.deepEqual(drafted, { ok: false, problem: { kind: "public-notice-nobody" } });
});

test("judged, drafted, approved, published: whoever waits counts as told, and nobody else", async () => {
  const { desk, lead, dpo, incident, north, south, sql } = made;
  const people = {
    ...({ bands: ["very-high", "high", "medium", "low"], categories: [] } as const),
    ...({ telling: "public-notice", exemption: "disproportionate" } as const),
  };
  const reasons = "Letters to each would take until next year, and most addresses are old.";
  const { number } = must(
    await desk.judgeGroup(dpo, incident.id, { people, reasons, supersedes: null, sure: true }),
  );
  assert.equal((await desk.publicNotices(lead, incident.id)).waiting, 0, "one person alone judges nothing");
  must(
    await desk.confirmDecision(lead, incident.id, number, {
      confirm: true,
      words: "",
      confirmedAt: made.now(),
    }),
  );
  const { waiting, decisions } = await desk.publicNotices(lead, incident.id);
  assert.deepEqual([waiting, decisions], [1, [number]]);

  const statement = must(await desk.draftPublicNotice(lead, incident.id));
  const account = () => desk.accountPublicly(lead, incident.id, statement.number);
  assert.deepEqual(await account(), { ok: false, problem: { kind: "public-notice-not-published" } });
  must(await desk.approveStatement(dpo, { incident: incident.id, number: statement.number }));
  must(await desk.publishStatement(lead, incident.id, statement.number));
  const { statements } = await desk.publicNotices(lead, incident.id);
  assert.deepEqual(
    statements.map((one) => one.number),
    [statement.number],
  );

  const both = await Promise.all([account(), account()]);
  assert.deepEqual(both.map(({ ok }) => ok).toSorted(), [false, true]);
  const rows = await sql`
    select authority_id, state, told_way, told_proof, told_by from notice where told_way is not null`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      {
        ...{ authority_id: north, state: "sent", told_way: "public" },
        ...{ told_proof: `statement:${statement.number}`, told_by: lead.id },
      },
    ],
  );
  const [done] = (await desk.publicNotices(lead, incident.id)).done;
  assert.deepEqual([done!.people, done!.statement, done!.madeByName], [1, statement.number, "Lea Lead"]);
  assert.equal((await desk.publicNotices(made.partner, incident.id)).done.length, 0);
  const [untouched] =
    await sql`select count(*)::int as n from notice where authority_id = ${south} and state = 'sent'`;
  assert.equal(untouched!["n"], 0);
});

test("another authority's statement is no proof of ours", async () => {
  const { desk, partner, south, incident } = made;
  const role = { name: "Dora Dpo", email: "dpo@southwold.example", role: "dpo", authority: south } as const;
  must(await desk.addStaff("system", { ...role, passphrase }));
  const { done } = await desk.publicNotices(made.lead, incident.id);
  const outcome = await desk.accountPublicly(partner, incident.id, done[0]!.statement);
  assert.deepEqual(outcome, { ok: false, problem: { kind: "public-notice-others" } });
});
