/** Publishes, ends and stands by an emergency message: the file first, for the public must not wait for the record. */
import { type Emergency, emergencyText } from "../../domain/emergency/emergency.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { EmergencyDesk, EndProblem, PutProblem } from "../desk/house/emergency-desk.ts";
import type { Change } from "../ports.ts";
import { entry } from "./entry.ts";
import { learnEmergency } from "./learn-emergency.ts";
import type { EmergencyPorts } from "./ports.ts";

export async function publishEmergency(
  ports: EmergencyPorts,
  by: Staff,
  typed: string,
  /** Candour's own reach: what somebody of another authority put out is theirs to write down, not the writer's. */
  own: EmergencyPorts = ports,
): ReturnType<EmergencyDesk["publishEmergency"]> {
  const text = emergencyText(typed);
  if (!text.ok) return text;
  const change = changeBy(by, ports.now());
  const emergency: Emergency = {
    ...{ id: ports.newEmergencyId(), text: text.value, startedAt: change.at },
    ...{ authority: by.authority, by: by.id, byName: by.name },
    ...{ stoodByName: "", stoodAt: null, endedAt: null, endedByName: "" },
  };
  const put = await ports.putEmergency(noticeOf(emergency));
  if (!put.ok) return put;
  // Where the record cannot take it now, it learns of it from the file: learn-emergency.ts.
  await ports.emergencies.begin(change, emergency, [entry(change, "emergency.published", emergency)]);
  // Somebody else's may have taken its place meanwhile: the record follows what the public reads.
  await learnEmergency(own);
  return done(emergency);
}

export async function endEmergency(
  ports: EmergencyPorts,
  by: Staff,
  id: string,
): Promise<Outcome<Emergency, EndProblem | PutProblem>> {
  const change = changeBy(by, ports.now());
  const out = await ports.emergencyOut();
  if (out === null || out.id === id) {
    const put = await ports.putEmergency(null);
    if (!put.ok) return put;
  }
  return await step(ports, change, id, "emergency.ended", (emergency) =>
    done({ ...emergency, endedAt: change.at, endedByName: by.name }),
  );
}

export function standByEmergency(
  ports: EmergencyPorts,
  by: Staff,
  id: string,
): Promise<Outcome<Emergency, EndProblem>> {
  const change = changeBy(by, ports.now());
  return step(ports, change, id, "emergency.stood-by", (emergency) =>
    emergency.by === by.id
      ? failed({ kind: "emergency-own" })
      : done({ ...emergency, stoodByName: by.name, stoodAt: change.at }),
  );
}

async function step(
  { emergencies }: EmergencyPorts,
  change: Change,
  id: string,
  verb: string,
  take: (emergency: Emergency) => Outcome<Emergency, EndProblem>,
): Promise<Outcome<Emergency, EndProblem>> {
  const outcome = await emergencies.alter(change, id, (emergency) => {
    if (emergency.endedAt !== null) return failed({ kind: "emergency-over" as const });
    const next = take(emergency);
    return next.ok ? done({ next: next.value, entries: [entry(change, verb, next.value)] }) : next;
  });
  if (outcome.ok) return outcome;
  return failed(outcome.problem.kind === "not-there" ? { kind: "emergency-over" } : outcome.problem);
}

export function noticeOf({ id, text, startedAt }: Emergency) {
  return { id, text, startedAt: startedAt.toISOString() };
}
