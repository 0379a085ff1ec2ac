/** The asker takes a request back, decided or not, as long as nothing was done with it. */
import type { RequestId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { Request, StepProblem } from "../../domain/staff/request.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { RequestProblem } from "../desk/house/request-desk.ts";
import type { AskPorts } from "./ask-for.ts";
import { step } from "./steps.ts";

export async function withdrawRequest(
  { requests, now }: AskPorts,
  by: Staff,
  id: RequestId,
): Promise<Outcome<Request, RequestProblem | StepProblem>> {
  const change = changeBy(by, now());
  const altered = await requests.alter(change, id, (current) => step(change, current, "withdraw", by));
  if (altered.ok || altered.problem.kind !== "not-there") return altered as Outcome<Request, StepProblem>;
  return failed({ kind: "no-such-request" });
}
