/**
 * How long a page of 100 people out of many takes from the real store, names opened: as a lead's connection reads it, held to
 * row-level security, and as the owner of the tables does, whom it does not hold. `node bench/people-page.ts [PEOPLE]`.
 */
import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { join } from "node:path";
import type { PeopleQuery } from "../src/respond/desk/people/people-reading.ts";
import { registrationOf } from "../src/respond/people/registration.ts";
import { madeUpDocument, personNumber } from "../src/respond/testing/made-up.ts";
import { openRing } from "../src/store/keys/open-ring.ts";
import { noticesOfPeople } from "../src/store/notices/open-notice-store.ts";
import { openRecord } from "../src/store/open-record.ts";
import { openStores } from "../src/store/open-stores.ts";
import { settingIn } from "../test/builders/register.ts";
import { withEntry } from "../test/builders/with-entry.ts";
import { figure, inFolder, median, timed } from "./engines/measure.ts";

const people = Number(process.argv[2] ?? 100_000);
const readings = 300;
/** What a page does not read is not made: it would only take longer to register. */
const bare = { emails: [], phones: [], addresses: [], identifiers: {} };

await inFolder(async (folder) => {
  const opened = await openRecord({ data: join(folder, "data") });
  if (!opened.ok) throw new Error(opened.problem.kind);
  const { sql, pools, close } = opened.value;
  const { incident, authority, holding: id } = await settingIn(sql);
  const involved = { incident_id: incident, authority_id: authority };
  await withEntry(sql, (tx) => tx`insert into incident_authority ${tx(involved)}`);
  const ring = await openRing(sql, createSecretKey(randomBytes(32)));
  const stores = openStores(sql, { ring, notices: noticesOfPeople });
  const lead = openStores(pools.of({ authority, role: "lead", incidents: null }), {
    ring,
    notices: noticesOfPeople,
  });
  const holding = (await stores.holdings.byId(id))!;
  const found = Array.from({ length: people }, (_, n) => registrationOf(personNumber(n, bare), holding));
  async function* documents() {
    yield madeUpDocument().document;
  }
  const entry = { verb: "holding.reviewed", actor: "system", subject: `holding:${randomUUID()}`, detail: {} };
  const registering = await timed(() =>
    stores.people.register(
      { by: "system", at: new Date() },
      holding,
      { documents: documents(), people: found },
      () => [entry],
    ),
  );
  console.log(
    `${people.toLocaleString("en-GB")} people registered and sealed: ${figure(registering / 1000)} s`,
  );
  const sorts = ["severity", "reference", "places", "risk"] as const;
  for (const [name, query] of [
    ["the first page of 100, the most severe first", { sort: "severity", page: 1 }],
    ["a page of 100, any page and order", {}],
    ["a search for a name, 100 to a page", { text: "given77777" }],
  ] as const) {
    const owned: number[] = [];
    const times: number[] = [];
    for (let n = 0; n < readings; n++) {
      const asked = {
        incident,
        size: 100,
        sort: sorts[n % 4]!,
        page: 1 + ((n * 37) % (people / 100)),
        ...query,
      };
      times.push(await timed(() => read(lead, asked)));
      owned.push(await timed(() => read(stores, asked)));
    }
    const sorted = sorts.map((sort, at) => `${sort} ${figure(median(times.filter((_, n) => n % 4 === at)))}`);
    const without = median(owned);
    times.sort((a, b) => a - b);
    const at = (share: number) => figure(times[Math.floor(times.length * share)]!);
    console.log(
      `${name}: ${at(0.5)} ms median, ${at(0.95)} ms p95, ${at(0.99)} ms p99 (medians: ${sorted.join(", ")}); without row-level security ${figure(without)} ms median, ratio ${figure(median(times) / without)}`,
    );
  }
  await close();

  async function read({ people }: Pick<typeof stores, "people">, query: PeopleQuery): Promise<void> {
    const page = await people.page(authority, query, 100);
    if (page.rows.length === 0 || page.rows.some(({ name }) => !name.startsWith("Given")))
      throw new Error("not opened");
  }
});
