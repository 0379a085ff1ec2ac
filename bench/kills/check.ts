/** What must hold after every kill: nothing acknowledged is lost, nothing is half done, nothing lies in clear. */
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Sql } from "postgres";
import type { PersonId } from "../../src/domain/ids.ts";
import { openRoot } from "../../src/main/keys/open-root.ts";
import { placesIn } from "../../src/main/places.ts";
import { openRing } from "../../src/store/keys/open-ring.ts";
import { ledgerOf } from "../../src/store/ledger/ledger.ts";
import { ledgerFolder } from "../../src/store/ledger/tree-files.ts";
import { verifyWithFiles } from "../../src/store/ledger/verify-record.ts";
import { openRecord } from "../../src/store/open-record.ts";
import { openPersonFields, personKey } from "../../src/store/people/person-fields.ts";
import { recordProblemInWords } from "../../src/store/record-problem.ts";
import type { Acknowledged } from "./acknowledged.ts";
import type { Ground } from "./processes.ts";

export type Faults = { readonly lost: readonly string[]; readonly half: readonly string[] };

export async function checkFolder(
  { keyFile }: Pick<Ground, "keyFile">,
  data: string,
  acknowledged: readonly Acknowledged[],
): Promise<Faults> {
  const opened = await openRecord({ data });
  if (!opened.ok)
    return { lost: [], half: [`the record does not open: ${recordProblemInWords(opened.problem)}`] };
  const { sql, close } = opened.value;
  try {
    // As every start does: what a crash left without its place gets it.
    await ledgerOf(sql).integrate();
    return { lost: await lostIn(sql, acknowledged), half: await allOf(halfIn(sql, data, keyFile)) };
  } finally {
    await close();
  }
}

/** Each has its entry, with the very words or id that were acknowledged. */
async function lostIn(sql: Sql, acknowledged: readonly Acknowledged[]): Promise<readonly string[]> {
  const rows = await sql<{ readonly verb: string; readonly leaf: string }[]>`
    select verb, leaf from ledger_entry order by position desc limit ${acknowledged.length * 4 + 2000}`;
  const byVerb = Map.groupBy(rows, ({ verb }) => verb);
  return acknowledged
    .filter(({ what, by }) => !(byVerb.get(what) ?? []).some(({ leaf }) => leaf.includes(by)))
    .map(({ what }) => `${what} was acknowledged and is not there`);
}

async function* halfIn(sql: Sql, data: string, keyFile: string): AsyncGenerator<string> {
  const verified = await verifyWithFiles(sql, ledgerFolder(data));
  if (!verified.ok) yield `the ledger: ${verified.problem.kind}`;
  for (const { name, query } of agreements) {
    const [row] = await sql.unsafe<[{ readonly wrong: number }]>(query);
    if (row.wrong > 0) yield `${name}: ${row.wrong}`;
  }
  yield* messagesHalf(sql, data);
  yield* sealsHalf(sql, data, keyFile);
  const served = await readFile(join(data, "site", "current"), "utf8").catch(() => null);
  if (served !== null && !existsSync(join(data, "site", served.trim(), "site.json")))
    yield "the public site is served from a version that is not whole";
}

async function allOf(faults: AsyncIterable<string>): Promise<readonly string[]> {
  const all: string[] = [];
  for await (const fault of faults) all.push(fault);
  return all;
}

/** Rows without their entry, and entries without their rows. */
const agreements = [
  {
    name: "statements without an entry",
    query: `select count(*)::int as wrong from statement s where not exists (
      select from ledger_entry e where e.verb = 'statement.written' and e.leaf::jsonb -> 'detail' ->> 'title' = s.title)`,
  },
  {
    name: "entries without their statement",
    query: `select count(*)::int as wrong from ledger_entry e where e.verb = 'statement.written' and not exists (
      select from statement s where s.title = e.leaf::jsonb -> 'detail' ->> 'title')`,
  },
  {
    name: "incidents and their entries differ",
    query: `select abs((select count(*) from incident) - (select count(distinct leaf::jsonb ->> 'incident') from ledger_entry where verb = 'incident.declared'))::int as wrong`,
  },
  {
    name: "holdings and their entries differ",
    query: `select abs((select count(*) from holding) - (select count(*) from ledger_entry where verb = 'holding.loaded'))::int as wrong`,
  },
  {
    name: "reviewed holdings without an entry",
    query: `select count(*)::int as wrong from holding h where state = 'reviewed' and not exists (
      select from ledger_entry e where e.verb = 'holding.reviewed' and e.leaf like '%' || h.id || '%')`,
  },
  {
    name: "sent messages without an entry",
    query: `select count(*)::int as wrong from message m where state = 'sent' and not exists (
      select from ledger_entry e where e.verb = 'messages.sent' and e.leaf::jsonb -> 'detail' -> 'references' ? m.reference)`,
  },
  {
    name: "queued notices without a message, or the other way round",
    query: `select abs((select count(*) from notice where state in ('sending', 'sent')) - (select count(*) from message where state <> 'failed'))::int as wrong`,
  },
  {
    name: "people of a holding that was not reviewed",
    query: `select count(*)::int as wrong from person p join holding h on h.id = p.holding_id where h.reviewed_at is null`,
  },
];

/** A message that counts as sent has its one file. */
async function* messagesHalf(sql: Sql, data: string): AsyncGenerator<string> {
  const files = existsSync(join(data, "outbox"))
    ? readdirSync(join(data, "outbox"), { recursive: true, encoding: "utf8" }).filter((name) =>
        /N-[\w-]+\.\w+$/.test(name),
      )
    : [];
  const found = Map.groupBy(files, (name) => /(N-[\w-]+)\.\w+$/.exec(name)?.[1] ?? "");
  if ([...found.values()].some((same) => same.length > 1)) yield "a message lies twice in the outbox";
  const sent = await sql<
    { readonly reference: string }[]
  >`select reference from message where state = 'sent'`;
  const lacking = sent.filter(({ reference }) => !found.has(reference)).length;
  if (lacking > 0) yield `sent messages without their file: ${lacking}`;
}

/** Nobody's key was destroyed here, so everybody opens. */
async function* sealsHalf(sql: Sql, data: string, keyFile: string): AsyncGenerator<string> {
  const environment = { CANDOUR_ROOT_KEY_FILE: keyFile };
  const root = await openRoot(sql, { places: placesIn(data), environment, terminal: null, say: () => {} });
  if (!root.ok) return yield `the key does not open the record: ${root.problem.kind}`;
  const ring = await openRing(sql, root.value);
  const people = await sql<
    { readonly id: PersonId; readonly names: readonly Buffer[]; readonly key: Buffer | null }[]
  >`
    select id, names, seal_key as key from person`;
  let closed = 0;
  for (const { id, names, key } of people) {
    const opened = await ring.reading(() =>
      openPersonFields(id, personKey(ring, id, key)).name.openAll(names),
    );
    if (opened.length !== names.length) closed++;
  }
  if (closed > 0) yield `people who do not open: ${closed}`;
}
