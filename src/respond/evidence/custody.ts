/** A bundle is taken out, and handed over: each is written down before anything leaves. */
import { type Evidence, type HandForm, type HandProblem, handed } from "../../domain/evidence/evidence.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { meaningOf } from "../../domain/referrals/tlp.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { NoEvidence, TakenEvidence } from "../desk/incident/evidence-desk.ts";
import { note } from "../note.ts";
import { folderOf } from "./assemble.ts";
import type { EvidencePorts } from "./make-evidence.ts";

export async function takeEvidence(
  ports: EvidencePorts,
  by: Staff,
  incidentId: IncidentId,
  id: string,
): Promise<Outcome<TakenEvidence, NoEvidence | { readonly kind: "not-made-yet" }>> {
  const [incident, evidence] = [
    await ports.incidents.byId(incidentId),
    await ports.bundles.byId(incidentId, id),
  ];
  if (incident === null || evidence === null) return failed({ kind: "no-such-evidence" });
  const key = await ports.bundles.keyOf(evidence.id);
  if (evidence.made === null || key === null) return failed({ kind: "not-made-yet" });
  const change = changeBy(by, ports.now());
  const custody = {
    ...({ kind: "taken", to: null, how: "", reasons: "", beyond: false } as const),
    ...{ by: by.id, happenedAt: change.at },
  };
  const { sha256 } = evidence.made;
  const detail = { ...about(evidence), sha256 };
  await ports.bundles.addCustody(change, evidence.id, custody, [
    note(change, "evidence.taken", subject(evidence), detail),
  ]);
  return done({
    name: `${folderOf(incident, evidence)}-${evidence.number}.zip`,
    bytes: evidence.made.bytes,
    pieces: ports.shelf.read(evidence.id, key),
  });
}

export async function handEvidence(
  ports: EvidencePorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  form: HandForm,
): Promise<Outcome<null, HandProblem | NoEvidence>> {
  const evidence = await ports.bundles.byId(incident, id);
  if (evidence === null) return failed({ kind: "no-such-evidence" });
  const change = changeBy(by, ports.now());
  const custody = handed(evidence, form, by.id, change.at);
  if (!custody.ok) return custody;
  const { beyond, to, reasons, happenedAt } = custody.value;
  const verb = beyond ? "evidence.handed-beyond" : "evidence.handed";
  // To which kind of body; whose name it was lies sealed.
  const detail = { ...about(evidence), circle: to?.circle ?? "", named: to?.person !== "", reasons };
  await ports.bundles.addCustody(change, evidence.id, custody.value, [
    note(change, verb, subject(evidence), detail, { happened: happenedAt }),
  ]);
  return done(null);
}

function about({ authority, number, mark }: Evidence) {
  return { authority, number, mark: meaningOf[mark].text };
}

function subject({ id, incident }: Evidence) {
  return { subject: `evidence:${id}`, incident };
}
