/** What an authority answers about its own services in an outage that another tells of, and what it adds in its own words. */
import type { OutageId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { channelsProblem } from "../../domain/public-services/channel.ts";
import { type OutagePart, type PartStep, partTransitions } from "../../domain/public-services/outage.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { FromVersion } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { PartForm, PartRefusal } from "../desk/house/public-service-forms.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { PublicServicePorts } from "./ports.ts";

type Ended = Outcome<OutagePart, PartRefusal>;
type Ports = Pick<PublicServicePorts, "bodies" | "outages" | "now">;

export function answerOutage(ports: Ports, by: Staff, id: OutageId, step: PartStep): Promise<Ended> {
  const { from, to, entry } = partTransitions[step];
  return alterPart(ports, by, id, "any", entry, (part, change) => {
    if (!from.some((one) => one === part.state))
      return failed({
        kind: "part-decided",
        by: part.decidedByName || by.name,
        at: part.decidedAt ?? part.askedAt,
      });
    return done({
      ...part,
      state: to,
      decidedAt: change.at,
      decidedByName: by.name,
      leftAt: step === "leave" ? change.at : null,
    });
  });
}

/** Which of the own services it is about, and words and ways of one's own. */
export async function changePart(ports: Ports, by: Staff, id: OutageId, form: PartForm): Promise<Ended> {
  if (form.words.length > 2000) return failed({ kind: "words-too-long" });
  const problem = channelsProblem(form.channels);
  if (problem !== null) return failed(problem);
  const services = await ports.bodies.services();
  const own = services.filter(
    ({ id: one, authority }) => authority === by.authority && form.services.includes(one),
  );
  if (own.length === 0) return failed({ kind: "services-missing" });
  return await alterPart(ports, by, id, form.version ?? "any", "outage.part-changed", (part) =>
    done({ ...part, services: own.map((one) => one.id), words: form.words.trim(), channels: form.channels }),
  );
}

async function alterPart(
  ports: Ports,
  by: Staff,
  id: OutageId,
  version: FromVersion,
  verb: string,
  next: (part: OutagePart, change: Change) => Outcome<OutagePart, PartRefusal>,
): Promise<Ended> {
  const change = changeBy(by, ports.now());
  const outage = (await ports.outages.all()).find((one) => one.id === id);
  if (outage === undefined) return failed({ kind: "no-such-outage" });
  if (outage.endedAt !== null) return failed({ kind: "outage-over" });
  const of = { outage: id, authority: by.authority };
  const outcome = await ports.outages.alterPart<PartRefusal>(change, of, version, (part) => {
    const changed = next(part, change);
    if (!changed.ok) return changed;
    const detail = { authority: by.authority, title: outage.title, services: changed.value.services.length };
    const changes = fieldChanges(fieldsOf(part), fieldsOf(changed.value));
    const entry = note(change, verb, { subject: `outage:${id}` }, detail, { changes });
    return done({ next: changed.value, entries: [entry] });
  });
  if (outcome.ok || outcome.problem.kind !== "not-there") return outcome as Ended;
  return failed({ kind: "not-yours" });
}

function fieldsOf({ state, services, words, channels }: OutagePart) {
  const ways = channels.map(({ kind, value }) => `${kind} ${value}`).join("; ");
  return { state, services: services.length, words, channels: ways };
}
