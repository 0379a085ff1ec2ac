/** The name of a service, and where it stands on the public page. Its address stays as it is. */
import type { Service } from "../../domain/bodies/service.ts";
import type { ServiceId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { DescriptionProblem, ServiceDescription } from "../desk/house/public-service-forms.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";

export async function describeService(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  id: ServiceId,
  form: ServiceDescription,
): Promise<Outcome<Service, DescriptionProblem | ChangedMeanwhile>> {
  const [name, group] = [form.name.trim(), form.group.trim()];
  if (name === "") return failed({ kind: "service-name-missing" });
  if (name.length > 100 || group.length > 100) return failed({ kind: "words-too-long" });
  const known = (await ports.bodies.services()).find((one) => one.id === id);
  if (known === undefined) return failed({ kind: "no-such-service" });
  if (!mayActFor(by, known.authority)) return failed({ kind: "not-yours" });
  const change = changeBy(by, ports.now());
  const outcome = await ports.bodies.alterService<never>(change, id, form.version ?? "any", (current) => {
    const next: Service = { ...current, name, group, rank: form.rank };
    const changes = fieldChanges(fieldsOf(current), fieldsOf(next));
    const detail = { authority: current.authority, name };
    const about = { subject: `service:${id}` };
    return done({ next, entries: [note(change, "service.described", about, detail, { changes })] });
  });
  if (outcome.ok) return outcome;
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-service" } : outcome.problem);
}

function fieldsOf({ name, group, rank }: Service) {
  return { name, group, rank };
}
