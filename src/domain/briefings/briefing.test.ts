/** Briefings by their rules: who may do what to a version, whom an audience means, when a reminder is due, what is sent. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, StaffId } from "../ids.ts";
import { countAudience, foldedAddress, type Meant, needsSecond, nobody, withoutDoubles } from "./audience.ts";
import { type BriefingVersion, passVersion, type VersionAct, type VersionState } from "./briefing.ts";
import { blocksOf, composeBriefing } from "./compose-briefing.ts";
import { isDue, isQuiet, type ReminderRules, usualReminders } from "./reminders.ts";
import { readStaffList } from "./staff-list.ts";
import { fillTemplate, gapsIn } from "./template.ts";

const [ann, ben] = ["ann", "ben"] as StaffId[] as [StaffId, StaffId];
const [north, south] = ["north", "south"] as AuthorityId[] as [AuthorityId, AuthorityId];
const at = new Date("2026-01-08T10:00:00Z");

function version(state: VersionState): BriefingVersion {
  const none = { approvedBy: null, approvedAt: null, sentBy: null, sentAt: null };
  return { number: 1, title: "T", body: "B", changed: "", state, writers: [ann], writtenAt: at, ...none };
}

const steps: readonly { act: VersionAct; from: VersionState; by: StaffId; becomes: string }[] = [
  { act: "approve", from: "draft", by: ben, becomes: "approved" },
  { act: "approve", from: "draft", by: ann, becomes: "briefing-own-words" },
  { act: "approve", from: "approved", by: ben, becomes: "briefing-not-drafted" },
  { act: "approve", from: "sent", by: ben, becomes: "briefing-not-drafted" },
  { act: "send", from: "approved", by: ann, becomes: "sent" },
  { act: "send", from: "draft", by: ben, becomes: "briefing-not-approved" },
  { act: "send", from: "withdrawn", by: ben, becomes: "briefing-not-approved" },
  { act: "tell", from: "draft", by: ann, becomes: "sent" },
  { act: "change", from: "approved", by: ben, becomes: "draft" },
  { act: "change", from: "sent", by: ben, becomes: "briefing-not-drafted" },
  { act: "withdraw", from: "draft", by: ann, becomes: "withdrawn" },
  { act: "withdraw", from: "sent", by: ann, becomes: "briefing-not-drafted" },
];
for (const { act, from, by, becomes } of steps) {
  test(`${by} may ${act} what is ${from}: ${becomes}`, () => {
    const passed = passVersion(version(from), act, by, at);
    assert.equal(passed.ok ? passed.value.next.state : passed.problem.kind, becomes);
  });
}

test("whoever changes approved words has had a hand in them, and the yes is gone", () => {
  const approved = passVersion(version("draft"), "approve", ben, at);
  assert.ok(approved.ok);
  const changed = passVersion(approved.value.next, "change", ben, at);
  assert.ok(changed.ok);
  assert.deepEqual([changed.value.next.writers, changed.value.next.approvedBy], [[ann, ben], null]);
  assert.equal(passVersion(changed.value.next, "approve", ben, at).ok, false);
});

const meant = (email: string, more: Partial<Meant> = {}): Meant => ({
  ...{ kind: "staff-list", authority: north, staff: null, name: "N", team: "", email },
  ...more,
});

test("each address is told once, however it is written; an account counts first, and its team is kept", () => {
  const all = [
    meant("Ada@North.example", { team: "Housing" }),
    meant("ada@north.example ", { kind: "account", staff: ann }),
    meant("ｂｅｎ@north.example"),
    meant("ben@north.example"),
    meant("desk@south.example", { kind: "contact", authority: south }),
  ];
  const each = withoutDoubles(all);
  assert.deepEqual(
    each.map(({ kind, team, email }) => [kind, team, foldedAddress(email)]),
    [
      ["account", "Housing", "ada@north.example"],
      ["staff-list", "", "ben@north.example"],
      ["contact", "", "desk@south.example"],
    ],
  );
  const { recipients, doubles, byContact } = countAudience(all);
  assert.deepEqual([recipients, doubles, byContact], [3, 2, [south]]);
});

test("leads of partners need no second person; anybody else does", () => {
  assert.equal(needsSecond({ ...nobody, partners: [south] }), false);
  for (const one of [{ everybody: true }, { teams: ["Housing"] }, { accounts: true }])
    assert.equal(needsSecond({ ...nobody, partners: [south], ...one }), true);
});

const hours = (count: number) => new Date(at.getTime() - count * 3_600_000);
const waiting = { acknowledged: false, lastSentAt: hours(24), reminders: 0, cameBack: false };
const due: readonly {
  name: string;
  is: boolean;
  standing?: object;
  rules?: Partial<ReminderRules>;
  now?: string;
}[] = [
  { name: "after the hours", is: true },
  { name: "a minute early", is: false, standing: { lastSentAt: new Date(hours(24).getTime() + 60_000) } },
  { name: "acknowledged", is: false, standing: { acknowledged: true } },
  { name: "not gone out yet", is: false, standing: { lastSentAt: null } },
  { name: "reminded as often as may be", is: false, standing: { reminders: 2 } },
  { name: "reminded once of twice", is: true, standing: { reminders: 1 } },
  { name: "a message came back", is: false, standing: { cameBack: true } },
  { name: "nobody is to be reminded", is: false, rules: { afterHours: 0 } },
  { name: "at night", is: false, now: "2026-01-09T03:00:00Z" },
  {
    name: "at night, where it cannot wait",
    is: true,
    now: "2026-01-09T03:00:00Z",
    rules: { quietFrom: 0, quietUntil: 0 },
  },
  { name: "at eight in summer, which is seven by the sun", is: true, now: "2026-07-09T07:00:00Z" },
  { name: "at seven in summer", is: false, now: "2026-07-09T06:59:00Z" },
];
for (const { name, is, standing = {}, rules = {}, now } of due) {
  test(`a reminder is ${is ? "" : "not "}due: ${name}`, () => {
    const when = now === undefined ? at : new Date(now);
    assert.equal(isDue({ ...waiting, ...standing }, { ...usualReminders, ...rules }, when), is);
  });
}

test("quiet hours may lie within one day", () => {
  const rules = { ...usualReminders, quietFrom: 12, quietUntil: 14 };
  assert.deepEqual(
    ["11:59", "12:00", "13:59", "14:00"].map((time) => isQuiet(rules, new Date(`2026-01-08T${time}:00Z`))),
    [false, true, true, false],
  );
});

const row = (row: number, ...cells: string[]) => ({ at: row, cells });
const head = row(1, "Name", "E-mail", "Team", "Role");
const lists: readonly { name: string; rows: ReturnType<typeof row>[]; is: unknown }[] = [
  { name: "nothing at all", rows: [], is: { kind: "staff-list-empty" } },
  { name: "heads alone", rows: [head, row(2, "", " ", "", "")], is: { kind: "staff-list-empty" } },
  {
    name: "no head for addresses",
    rows: [row(1, "Name", "Team"), row(2, "Ada", "Housing")],
    is: { kind: "staff-list-no-head", head: "email" },
  },
  {
    name: "every row that is wrong, with its number",
    rows: [
      head,
      row(2, "Ada", "ada@north.example", "", ""),
      row(3, "", "ben@north.example", "", ""),
      row(5, "Cyd", "cyd", "", ""),
      row(6, "Dee", "ADA@north.example", "", ""),
      row(7, "Eve", "", "", ""),
      row(8, "Fay", "fay@north.example", "", "", "x"),
      row(9, "G".repeat(201), "g@north.example", "", ""),
      row(10, "Hal", "hal@north.example, ian@north.example", "", ""),
      row(11, "Ian", "Ian <ian@north.example>", "", ""),
    ],
    is: {
      kind: "staff-list-rows",
      rows: [
        { row: 3, kind: "row-name-missing" },
        { row: 5, kind: "row-email-malformed" },
        { row: 6, kind: "row-email-twice", other: 2 },
        { row: 7, kind: "row-email-missing" },
        { row: 8, kind: "row-too-many-cells" },
        { row: 9, kind: "row-too-long" },
        { row: 10, kind: "row-email-malformed" },
        { row: 11, kind: "row-email-malformed" },
      ],
    },
  },
];
for (const { name, rows, is } of lists) {
  test(`a staff list is refused whole: ${name}`, () => {
    const read = readStaffList(rows);
    assert.deepEqual("problem" in read ? read.problem : read.lines, is);
  });
}

test("columns may stand in any order and be called by other names; what is around a value is cut", () => {
  const read = readStaffList([
    row(1, "Department", "Email address", "Full name"),
    row(2, " Adult\u0000 Social\nCare ", " Ada@North.Example", "Ada\tArcher"),
  ]);
  assert.deepEqual(read, {
    lines: [{ name: "Ada Archer", email: "ada@north.example", team: "Adult Social Care", role: "" }],
  });
});

test("headings, bullets and paragraphs are told apart, and nothing else is taken for markup", () => {
  assert.deepEqual(blocksOf("One\nline.\r\n\r\n## Do this\n- a\n- b\n\nCall:\n- c\n\n<b>& - no"), [
    { kind: "paragraph", text: "One line." },
    { kind: "heading", text: "Do this" },
    { kind: "list", items: ["a", "b"] },
    { kind: "paragraph", text: "Call:" },
    { kind: "list", items: ["c"] },
    { kind: "paragraph", text: "<b>& - no" },
  ]);
});

const sent = {
  ...{ title: "Be careful", body: "Do not click.", reference: "B-1", number: 1, changed: "", reminder: 0 },
  ...{ from: { name: "Northmere" }, link: "https://u.example/briefings/X", expires: "8 April 2026" },
};
test("a correction says first what changed, a reminder why it comes, and without a link whom to tell", () => {
  const plain = composeBriefing(sent);
  assert.equal(plain.subject, "Be careful");
  assert.ok(JSON.stringify(plain.blocks).includes("https://u.example/briefings/X"));
  const corrected = composeBriefing({ ...sent, number: 2, changed: "The number was wrong." });
  assert.deepEqual(
    [corrected.subject, corrected.blocks[1]],
    ["Corrected: Be careful", { kind: "paragraph", text: "The number was wrong." }],
  );
  assert.match(composeBriefing({ ...sent, reminder: 1 }).subject, /^Reminder: /);
  assert.doesNotMatch(JSON.stringify(composeBriefing({ ...sent, link: null }).blocks), /button|u\.example/);
});

test("a template is filled with what is known, and what is not stays a gap", () => {
  const facts = {
    authority: "Northmere",
    phone: "",
    incident: "INC-1",
    partners: "",
    report: "https://u.example/report",
  };
  const filled = fillTemplate(
    { title: "{authority}: {incident}", body: "Call {phone}. {constructor} [day]" },
    facts,
  );
  assert.deepEqual(filled, { title: "Northmere: INC-1", body: "Call [phone]. {constructor} [day]" });
  assert.deepEqual(gapsIn(filled), ["[phone]", "{constructor}", "[day]"]);
});
