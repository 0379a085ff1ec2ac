/** The report of what is kept, in words and figures. */
import type { KeptLine, Retention } from "../../../respond/desk/people/retention-desk.ts";
import type { PageView } from "../../frame/visit.ts";
import { day, dayOfIso } from "../../words/dates.ts";
import { count } from "../../words/numbers.ts";
import { monthsInWords } from "../months.ts";

const kindWords: Readonly<Record<KeptLine["kind"], string>> = {
  holding: "Holdings: copies of what was taken",
  person: "People in the register",
  finding: "Findings: where something stands about somebody",
};

export function reportView({ rule, lines, holdings, keys, remains }: Retention, base: string): PageView {
  const due = lines.filter(({ kind }) => kind !== "finding").reduce((sum, line) => sum + line.due, 0);
  return {
    title: "What is kept, and until when",
    base,
    here: `${base}/retention`,
    due,
    rule: { holdings: monthsInWords(rule.holdingMonths), people: monthsInWords(rule.personMonths) },
    lines: lines.map((line) => ({ ...line, words: kindWords[line.kind], ends: endsWords(line) })),
    holdings: holdings.map(({ id, name, keepUntil, due: over, deletedAt }) => ({
      id,
      name: name === "" ? "A deleted holding" : name,
      until: dayOfIso(keepUntil),
      tag: tagOf(over, deletedAt),
      deleted: deletedAt === null ? null : day(deletedAt),
    })),
    keys: {
      ...keys,
      last: keys.lastDestroyedAt === null ? null : day(keys.lastDestroyedAt),
    },
    remains: remainsWords(remains),
    anyDeleted: remains.rows > 0 || keys.destroyed > 0,
  };
}

function endsWords({ firstEnd, lastEnd }: KeptLine): string {
  if (firstEnd === null || lastEnd === null) return "Nothing is kept";
  return firstEnd === lastEnd ? dayOfIso(firstEnd) : `${dayOfIso(firstEnd)} to ${dayOfIso(lastEnd)}`;
}

function tagOf(due: boolean, deletedAt: Date | null) {
  if (deletedAt !== null) return { text: "Deleted", colour: "grey" };
  return due ? { text: "Past its end", colour: "red" } : { text: "Kept", colour: "green" };
}

function remainsWords(remains: Retention["remains"]): readonly string[] {
  const { entries, rows, marks, messages, statements, reports, olderBackups } = remains;
  return [
    `${count(entries, "entry", "entries")} of the ledger. Entries hold no name or value; what was personal in them is a salted hash.`,
    `${count(rows, "emptied row", "emptied rows")} of people: a number, how bad it was, whether they were told. No name, no contact, nothing that was taken.`,
    `${count(marks, "keyed hash", "keyed hashes")} by which a later review leaves the deleted out, so that nobody is told again. They say nothing without the key of the incident.`,
    `${count(messages, "message", "messages")} to deleted people: a reference and a time, no words and no address.`,
    `${count(statements, "public statement", "public statements")}, which are about nobody.`,
    `${count(reports, "report or decision", "reports and decisions")} for the regulator, which name nobody. The law wants them kept (UK GDPR Art. 33(5)).`,
    olderBackups === 0
      ? "No backup that is known to be older than the last deletion."
      : `${count(olderBackups, "backup", "backups")} made before a deletion. Each still holds what was deleted since: destroy these files.`,
  ];
}
