/** Corrections: to whoever was told something wrong, what was said and what is true. */
import { randomUUID } from "node:crypto";
import type { IncidentId } from "../../../domain/ids.ts";
import { composeCorrection } from "../../../domain/notices/later/compose-correction.ts";
import {
  type Correction,
  type CorrectionForm,
  type CorrectionProblem,
  problemOfCorrection,
  problemOfGround,
  stillTrue,
} from "../../../domain/notices/later/correction.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import { changeBy } from "../../change-by.ts";
import type { LaterDrafts, LaterProblem } from "../../desk/people/later-notice-desk.ts";
import { note } from "../../note.ts";
import { draftRound, type LaterPorts, ownBody } from "./draft-later.ts";

export async function draftCorrection(
  ports: LaterPorts,
  by: Staff,
  incident: IncidentId,
  form: CorrectionForm,
): Promise<Outcome<LaterDrafts, LaterProblem | CorrectionProblem>> {
  const wrong = problemOfCorrection(form);
  if (wrong !== null) return failed(wrong);
  const body = await ownBody(ports, by, incident);
  if (!body.ok) return body;
  const none = problemOfGround(form, await ports.later.grounds(incident, by.authority));
  if (none !== null) return failed(none);
  const all = await ports.later.ofCorrection(incident, by.authority, form);
  if (all.length === 0) return failed({ kind: "nobody-to-tell-again" });
  // The second would take the place of the first before anybody has read it.
  if (all.some(({ underWay }) => underWay)) return failed({ kind: "correction-under-way" });
  const correction = await addCorrection(ports, by, incident, form);
  const { correction: template } = await ports.laterContent();
  return done(
    await draftRound(ports, by, incident, body.value, {
      ...{ kind: "correction", correction: correction.id, all },
      write({ told, first, found }, person, { name, contact }, parts) {
        const said = told ?? found;
        const facts = {
          ...{ name: person.name, reference: person.reference, first, told: said },
          authority: { name, ...contact },
        };
        const words = composeCorrection(facts, correction, {
          template,
          categories: parts.content.categories,
        });
        return { person: { ...person, categories: stillTrue(said, correction) }, parts, words };
      },
    }),
  );
}

async function addCorrection(
  ports: LaterPorts,
  by: Staff,
  incident: IncidentId,
  { chosen, wrong, wave, wordsFrom, toldFrom, toldTo, said, truth, reasons }: CorrectionForm,
): Promise<Correction> {
  const change = changeBy(by, ports.now());
  const correction: Correction = {
    ...{ id: randomUUID(), incident, authority: by.authority, chosen, toldFrom, toldTo },
    ...{ wave: chosen === "wave" ? wave : null, wordsFrom: chosen === "words" ? wordsFrom : null },
    ...{ wrong: chosen === "everybody" ? [] : wrong, said: said.trim(), truth: truth.trim() },
    ...{ reasons: reasons.trim(), madeBy: by.id, madeAt: change.at },
  };
  const detail = {
    ...{ authority: by.authority, chosen, wrong: [...correction.wrong] },
    ...(correction.wave === null ? {} : { wave: correction.wave }),
    ...(correction.wordsFrom === null ? {} : { wordsFrom: correction.wordsFrom }),
    reasons: correction.reasons,
  };
  const about = { subject: `correction:${correction.id}`, incident };
  await ports.later.addCorrection(change, correction, [note(change, "correction.made", about, detail)]);
  return correction;
}
