/** A message above every public page is never forgotten: it is looked at by a second person, and it ends. */
import type { Emergency } from "../../../domain/emergency/emergency.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import { dateAndTime } from "../../words/dates.ts";
import type { Step } from "./next-steps.ts";

export function emergencySteps(
  standing: Emergency | null,
  { id, role }: Pick<Staff, "id" | "role">,
): readonly Step[] {
  if (standing === null) return [];
  const since = `Since ${dateAndTime(standing.startedAt)}, by ${standing.byName}.`;
  const waits = standing.stoodAt === null;
  const [mayEnd, mayLook] = [mayEver(role, "emergency.publish"), mayEver(role, "emergency.stand-by")];
  return [
    ...(waits && mayLook && standing.by !== id
      ? [
          {
            text: "Look at the emergency message",
            href: "/emergency",
            why: `${since} Nobody else has looked at it yet.`,
          },
        ]
      : []),
    ...(waits && standing.by === id
      ? [
          {
            text: "Ask a colleague to look at your emergency message",
            href: "/emergency",
            why: "One person alone put it above every public page. A second one has to stand by it.",
          },
        ]
      : []),
    ...(mayEnd
      ? [
          {
            text: "End the emergency message, or replace it by a statement",
            href: "/emergency",
            why: `It stands above every public page. ${since}`,
          },
        ]
      : []),
  ];
}
