/** A lead signs that telling is finished: everybody is accounted for, and those who are not told are listed with why. */
import type { IncidentId } from "../../domain/ids.ts";
import type { Outcome } from "../../domain/outcome.ts";
import {
  type Finish,
  type FinishForm,
  type FinishProblem,
  mayFinish,
} from "../../domain/progress/finished.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import { note } from "../note.ts";
import { hashOfProof } from "./proof-file.ts";
import type { ProgressPorts } from "./read-progress.ts";

export async function finishTelling(
  { progress, now }: Pick<ProgressPorts, "progress" | "now">,
  by: Staff,
  incident: IncidentId,
  form: FinishForm,
): Promise<Outcome<Finish, FinishProblem>> {
  const change = changeBy(by, now());
  const of = { incident, authority: by.authority };
  return await progress.finish(
    change,
    of,
    form.words.trim(),
    (cells) => mayFinish(cells, form, change.at),
    hashOfProof,
    ({ authority, number, people, counts, practice, hash }) => [
      note(
        change,
        "progress.finished",
        { subject: `authority:${authority}`, incident },
        { authority, number, people, practice, hash, ...counts },
      ),
    ],
  );
}
