/** What came of sightings, in words for whoever reported them; one by one, or all of a group at once. */
import type { SightingGroupId, SightingId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { type CloseProblem, problemOfClosing, triageEntries } from "../../domain/sightings/triage.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { CloseManyForm, DoneAlready } from "../desk/incident/sighting-desk.ts";
import { note } from "../note.ts";
import { aboutGroup, ownGroup, type TriagePorts } from "./triage-ports.ts";

type NotThere = { readonly kind: "no-such-sighting" };

export async function closeSightings(
  ports: TriagePorts,
  by: Staff,
  id: SightingGroupId,
  form: CloseManyForm,
): Promise<Outcome<number, CloseProblem | NotThere | DoneAlready>> {
  const problem = problemOfClosing(form);
  if (problem !== null) return failed(problem);
  if ((await ownGroup(ports, by, id)) === null) return failed({ kind: "no-such-sighting" });
  const change = changeBy(by, ports.now());
  const answer = form.answer.trim();
  const outcome = await ports.sightings.close(change, id, { ...form, answer }, (group, sightings) => [
    note(change, triageEntries.close, aboutGroup(group.id, group.incident), {
      authority: by.authority,
      outcome: form.outcome,
      sightings: sightings.length,
      // Many are told by their group; a few by themselves.
      ids: sightings.slice(0, 20),
      inWords: answer !== "",
    }),
  ]);
  return outcome.ok ? outcome : failed(thereOr(outcome.problem));
}

export async function reopenSighting(
  ports: TriagePorts,
  by: Staff,
  id: SightingId,
): Promise<Outcome<null, NotThere | DoneAlready>> {
  const there = await ports.sightings.sighting(id);
  if (there === null || there.authority !== by.authority) return failed({ kind: "no-such-sighting" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.sightings.reopen(change, id, ({ authority, incident }) => [
    note(
      change,
      triageEntries.reopen,
      { subject: `sighting:${id}`, ...(incident === null ? {} : { incident }) },
      { authority },
    ),
  ]);
  return outcome.ok ? done(null) : failed(thereOr(outcome.problem));
}

function thereOr<P extends { readonly kind: string }>(
  problem: P | { readonly kind: "not-there" },
): Exclude<P, { readonly kind: "not-there" }> | NotThere {
  return problem.kind === "not-there"
    ? { kind: "no-such-sighting" }
    : (problem as Exclude<P, { readonly kind: "not-there" }>);
}
