/** What a list of flags would do, in counts; and taking in the very list that was read. */

import { formView } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { count } from "../../words/numbers.ts";
import { flagTags } from "../../words/states.ts";

export const path = "/incidents/:incident/flags/import/:flagFile";
export const needs = "incident";
export const verbs = { get: "flag.import", post: "flag.import" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, params } = visit;
  const outcome = await desk.takeFlagFile(staff, incident.id, params["flagFile"]!);
  if (outcome.ok) {
    const { flagged, held } = outcome.value;
    return redirect(
      `/incidents/${incident.reference}/gate`,
      `${count(flagged, "flag is", "flags are")} raised. ${count(held, "person is", "people are")} held until somebody has looked whether they are meant.`,
    );
  }
  if (outcome.problem.kind === "no-such-flag-file") return notFound;
  return await show(visit, wrong(outcome.problem, {}));
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  error: ReturnType<typeof wrong> | null = null,
): Promise<Reply> {
  const file = await desk.flagFile(staff, incident.id, params["flagFile"]!);
  if (file === null) return notFound;
  const base = `/incidents/${incident.reference}`;
  return page(
    "gate/import/take.njk",
    {
      title: "What this list would do",
      back: { href: `${base}/flags/import`, text: "Import your own flags" },
      ...{ here: `${base}/flags/import/${file.id}`, cancel: `${base}/flags/import`, gate: `${base}/gate` },
      form: formView({}, error === null ? [] : [error]),
      file,
      counts: file.counts.map(({ flag, ...all }) => ({ tag: flagTags[flag], ...all })),
      ...{ doubtful: rowsIn(file.doubtful), nobody: rowsIn(file.nobody) },
    },
    { status: error === null ? 200 : 409 },
  );
}

function rowsIn(rows: readonly number[]): string {
  const most = 40;
  return `${rows.slice(0, most).join(", ")}${rows.length > most ? " and more" : ""}`;
}
