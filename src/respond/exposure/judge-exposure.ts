/** Somebody of the authority confirms an exposure, rules it out, or thinks again. */
import { type Judgement, type JudgementForm, judgementEntry } from "../../domain/exposure/judgement.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { JudgeProblem } from "../desk/incident/exposure-desk.ts";
import { note } from "../note.ts";
import type { ExposureStore } from "./exposure-store.ts";

export async function judgeExposure(
  ports: { readonly exposures: ExposureStore; now(): Date },
  by: Staff,
  incident: IncidentId,
  id: string,
  form: JudgementForm,
): Promise<Outcome<Judgement, JudgeProblem>> {
  const change = changeBy(by, ports.now());
  return await ports.exposures.judge<JudgeProblem>(change, incident, id, ({ last, ...exposure }) => {
    if (exposure.authority !== by.authority) return failed({ kind: "not-yours" });
    if (exposure.gone) return failed({ kind: "exposure-gone" });
    // Where nothing was said yet there is nothing to write over, whatever number a form that is not ours carries.
    if (last !== null && last.number !== form.version) return failed(changedMeanwhile(last.byName, last.at));
    const entry = judgementEntry(last, form);
    if ("kind" in entry) return failed(entry);
    const { verdict } = form;
    // One that no page of ours carries is never the one that stands there: it asks for another look.
    const mark = /^[0-9a-f]{32}$/.test(form.mark) ? form.mark : "";
    const reasons = form.reasons.trim();
    const judgement: Judgement = {
      number: (last?.number ?? 0) + 1,
      verdict,
      reasons,
      by: by.id,
      at: change.at,
      mark,
    };
    const { authority, thing } = exposure;
    const detail = { authority, [thing.kind]: thing.id, reasons };
    const changes = [{ field: "state", before: last?.verdict ?? "possible", after: verdict }];
    const about = { subject: `exposure:${exposure.id}`, incident };
    return done({ judgement, entries: [note(change, entry.entry, about, detail, { changes })] });
  });
}
