/** The asker does what another person granted: once, in time, and only what was granted. */
import type { RequestId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { mayAsk, type Request, type StepProblem } from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { CarriedOut, CarryOutProblem } from "../desk/house/request-desk.ts";
import type { AskPorts } from "./ask-for.ts";
import { rulesOf } from "./deeds.ts";
import { readOwn } from "./read-requests.ts";
import type { Taken } from "./request-store.ts";
import { step } from "./steps.ts";

export async function carryOut(
  ports: AskPorts,
  by: Staff,
  id: RequestId,
): Promise<Outcome<CarriedOut, CarryOutProblem>> {
  const change = changeBy(by, ports.now());
  const read = await readOwn(ports, by, id);
  if (!read.ok) return read;
  const { deed } = read.value;
  if (!mayAsk(by.role, deed.verb)) return failed({ kind: "not-permitted" });
  // Whose it is and how far it got, before anything is looked at; asked once more under lock.
  const may = step(change, read.value, "carry-out", by);
  if (!may.ok) return may;
  const decide = (current: Request, fingerprint: string): Outcome<Taken, StepProblem> => {
    const used = step(change, current, "carry-out", by, { fingerprint });
    return used.ok ? done({ steps: [used.value.next], entries: used.value.entries }) : used;
  };
  return await rulesOf(ports.deeds, deed).carryOut(by, deed, change, { request: id, decide });
}
