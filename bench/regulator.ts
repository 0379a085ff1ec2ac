/**
 * The report to the regulator over a large register: how long its figures take, and how well words that staff type are held
 * to the names in it. `node bench/regulator.ts [PEOPLE]`. The people are made up; the ordinary text is that of docs/.
 */
import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { heritages } from "../exercise/people/names.ts";
import { registrationOf } from "../src/respond/people/registration.ts";
import { problemOfWords } from "../src/respond/report/check-words.ts";
import { madeUpDocument, personNumber } from "../src/respond/testing/made-up.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { noticesOfPeople } from "../src/store/notices/open-notice-store.ts";
import { openRecord } from "../src/store/open-record.ts";
import { openStores } from "../src/store/open-stores.ts";
import { openFigureStore } from "../src/store/regulator/read-figures.ts";
import { settingIn } from "../test/builders/register.ts";
import { withEntry } from "../test/builders/with-entry.ts";
import { figure, inFolder, timed } from "./engines/measure.ts";

const people = Number(process.argv[2] ?? 100_000);
const documents = Math.max(1, Math.ceil(people / 50));
const bare = { emails: [], phones: [], addresses: [], identifiers: {} };

/** Everybody has a given name and a surname of one heritage: in a large register most pairs are there. */
function nameOf(n: number): readonly [string, string] {
  const heritage = heritages[n % heritages.length]!;
  const given = n % 2 === 0 ? heritage.women : heritage.men;
  const turn = Math.floor(n / heritages.length);
  return [
    given[turn % given.length]!,
    heritage.surnames[Math.floor(turn / given.length) % heritage.surnames.length]!,
  ];
}

const forms: Readonly<Record<string, (given: string, surname: string) => string>> = {
  "given name and surname": (given, surname) => `We have told ${given} ${surname} at once.`,
  "surname, given name": (given, surname) => `The file of ${surname}, ${given} was copied.`,
  "with an initial between": (given, surname) => `We have told ${given} J. ${surname} at once.`,
  "small letters": (given, surname) => `we told ${given.toLowerCase()} ${surname.toLowerCase()} at once.`,
  "title and surname": (_, surname) => `It was Mrs ${surname} who called.`,
  "surname alone": (_, surname) => `Papers of the ${surname} household were copied.`,
};

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, close } = opened.value;
  const { incident, authority, holding: id } = await settingIn(sql);
  await withEntry(
    sql,
    (tx) => tx`insert into incident_authority ${tx({ incident_id: incident, authority_id: authority })}`,
  );
  const ring = await openRing(sql, createSecretKey(randomBytes(32)));
  const stores = openStores(sql, { ring, notices: noticesOfPeople });
  const holding = (await stores.holdings.byId(id))!;
  const found = Array.from({ length: people }, (_, n) => {
    const sources = [0, 1, 2, 3].map((at) => ({
      ...{ path: `d/${(n * 7 + at * 31) % documents}.txt`, place: { line: n * 4 + at + 1 } },
      types: ["name"] as const,
    }));
    return registrationOf(personNumber(n, { ...bare, names: [nameOf(n).join(" ")], sources }), holding);
  });
  async function* files() {
    for (let n = 0; n < documents; n++)
      yield madeUpDocument({ path: `d/${n}.txt`, type: "txt", partial: n % 50 === 0, reason: "cut" })
        .document;
  }
  const entry = { verb: "holding.reviewed", actor: "system", subject: `holding:${randomUUID()}`, detail: {} };
  await stores.people.register(
    { by: "system", at: new Date() },
    holding,
    { documents: files(), people: found },
    () => [entry],
  );
  const of = { incident, authority };
  await times("all figures of the report, counted anew", () => openFigureStore(sql, ring).figures(of));
  await times("all figures, nothing having changed", () => stores.figures.figures(of));
  await times("the figures in short, as the situation asks", () => stores.figures.inShort(of));
  const ports = {
    peopleByWord: (i: typeof incident, a: typeof authority, words: readonly string[]) =>
      stores.figures.peopleByWord({ incident: i, authority: a }, words),
    authorities: () => stores.bodies.authorities(),
  };
  const ask = (text: string) => problemOfWords(ports, of, [{ field: "harm", text }]);
  const ordinary = paragraphs();
  const long = ordinary.join(" ").slice(0, 5000);
  await times("a text of 5,000 characters held to the register", () => ask(long));

  for (const [name, write] of Object.entries(forms)) {
    let [refused, asked] = [0, 0];
    const tries = 500;
    for (let n = 0; n < tries; n++) {
      const kind = (await ask(write(...nameOf((n * 197) % people))))?.kind;
      if (kind === "may-name-somebody") asked++;
      else if (kind !== undefined) refused++;
    }
    console.log(`${name}: refused ${share(refused, tries)}, asked ${share(asked, tries)}`);
  }
  let [refused, asked] = [0, 0];
  for (const text of ordinary) {
    const problem = await ask(text);
    if (problem?.kind === "may-name-somebody") asked++;
    else if (problem !== null) refused++;
  }
  console.log(
    `${ordinary.length} paragraphs of docs/ that name nobody: refused ${share(refused, ordinary.length)}, asked ${share(asked, ordinary.length)}`,
  );
  await close();
});

function paragraphs(): readonly string[] {
  const root = resolve(import.meta.dirname, "..");
  return globSync("docs/{runbook,adr}/*.md", { cwd: root })
    .flatMap((file) => readFileSync(join(root, file), "utf8").split(/\n\s*\n/u))
    .filter((text) => !/```|^\||@|\d{6}/mu.test(text) && text.length > 60)
    .map((text) => text.replaceAll(/[`*#[\]]/gu, " "));
}

async function times(name: string, work: () => Promise<unknown>): Promise<void> {
  const taken: number[] = [];
  for (let n = 0; n < 40; n++) taken.push(await timed(work));
  taken.sort((a, b) => a - b);
  console.log(`${name}: ${figure(taken[20]!)} ms median, ${figure(taken[37]!)} ms p95`);
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)}%`;
}
