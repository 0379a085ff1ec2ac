/** Gives a furnished record a complaint at each of two authorities. */
import type { Staff } from "../../src/domain/staff/staff.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishComplaints({ desk, lead, partner }: Furnished): Promise<void> {
  const content = { name: "Made Up", contact: "", letter: "P-000001", words: "You wrote to me by mistake." };
  for (const by of [lead, partner] satisfies readonly Staff[])
    must(await desk.enterComplaint(by, { ...content, kind: "not-for-me", way: "phone" }));
}
