/** Gives a furnished record a resident of each authority who is to be called: for the tries of every page. */
import type { Question } from "../../src/domain/check/question.ts";
import { openStores } from "../../src/store/open-stores.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishCheck({ sql, ring, north, south, incident, now }: Furnished): Promise<void> {
  const { checks } = openStores(sql, { ring });
  const change = { by: "system", at: now() } as const;
  const note = (verb: string) => ({ verb, subject: "checks", actor: "system", detail: {} });
  const id = "0".repeat(32);
  const question: Question = {
    ...{ id, askedAt: now(), way: "phone", askedBy: null, authority: null, language: "en" },
    ...{ name: "Made Up", contact: { kind: "email", value: "made.up@example.org" } },
  };
  await checks.take(change, question, false, [note("check.asked")]);
  const people = await sql<{ readonly id: never; readonly authority: string }[]>`
    select distinct on (authority_id) id, authority_id as authority from person where incident_id = ${incident.id}`;
  const calls = people.map((person, at) => ({
    id: `00000000-0000-4000-8000-00000000000${at}`,
    ...{ incident: incident.id, askedAt: now(), way: "site", reasons: ["at-risk"], people: [person.id] },
    authority: person.authority === north ? north : south,
  }));
  await checks.settleQuestions(change, [question], { answers: [], calls: calls as never }, [
    note("check.looked-up"),
  ]);
}
