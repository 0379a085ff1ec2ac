/** Gives a furnished record what is told to staff: a list, a briefing that was sent and is being corrected, a proposal. */
import { usualReminders } from "../../src/domain/briefings/reminders.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export const staffList = `Name,Email,Team,Role
Ada Quillfeather,ada@north.example,Planning,Officer
Ben Quillfeather,ben@north.example,Housing,Manager
Cyd Quillfeather,cyd@north.example,Housing,Officer
`;

export async function furnishBriefings({
  desk,
  lead,
  dpo,
  partner,
  north,
  incident,
}: Furnished): Promise<void> {
  const { id } = incident;
  must(await desk.importStaffList(lead, staffList));
  const { number } = must(
    await desk.writeBriefing(lead, id, {
      title: "Be careful with links",
      body: "Do not open links.\n\n- Call the Tech Hub.",
      audience: { everybody: true, teams: [], accounts: false, partners: [] },
      reminders: usualReminders,
    }),
  );
  must(await desk.approveBriefing(dpo, id, number, 1));
  must(await desk.sendBriefing(lead, id, number, { version: 2, recipients: 3 }));
  await desk.deliverBriefings();
  const words = { title: "Be careful with links and files", body: "Do not open links or files." };
  must(await desk.correctBriefing(lead, id, number, { ...words, changed: "Files can harm as well." }));
  const told = must(
    await desk.tellPartners(partner, id, { title: "We are exposed", body: "Call us.", partners: [north] }),
  );
  must(await desk.proposeBriefing(partner, id, told.briefing.number, [north]));
}
