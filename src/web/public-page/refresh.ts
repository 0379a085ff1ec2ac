/** After a change that the public should see: the public page anew, and an honest word where that failed. */

import { wordsFor } from "../../respond/words.ts";
import type { StaffVisit } from "../frame/visit.ts";

export async function publishAnew(
  { desk, staff }: Pick<StaffVisit, "desk" | "staff">,
  saved: string,
): Promise<string> {
  const outcome = await desk.publish(staff);
  if (outcome.ok) return `${saved} The public page is up to date.`;
  return `${saved} But the public page still shows what it showed before: ${wordsFor(outcome.problem)}`;
}
