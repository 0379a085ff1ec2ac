/** One outage that all three have, each in its own words. */
import type { PublishedOutage } from "../../../domain/publication/published-outage.ts";
import { friday, monday, tuesday, wednesday } from "./days.ts";

const words =
  "Systems that the three councils share are switched off or slowed down while we check that they are safe.";

export const sharedOutage: PublishedOutage = {
  ...{ key: "7d2e9b40-1c3a", title: "Shared computer systems and phone lines", origin: "kingsmere", words },
  ...{ status: "disrupted", expectedReturn: "at least two weeks", expectedDay: null },
  revisions: [
    { at: tuesday("15:00"), expected: "several days", expectedDay: null },
    { at: friday("17:30"), expected: "at least two weeks", expectedDay: null },
  ],
  sayings: [
    { at: tuesday("15:00"), status: "disrupted", words: "Some systems and phone lines do not work." },
    { at: wednesday("09:00"), status: "disrupted", words },
  ],
  ...{ startedAt: monday("10:00"), updatedAt: friday("17:30"), endedAt: null },
  parts: [
    {
      ...{ authority: "kingsmere", joinedAt: monday("10:00") },
      services: ["phone-lines", "online-forms-and-payments"],
      words: "If you cannot get through by phone, send us an email or come to the Customer Service Centre.",
      channels: [],
    },
    {
      ...{ authority: "wexcombe", joinedAt: monday("11:30"), services: ["online-forms-and-payments"] },
      ...{ words: "We shut our networks down as a precaution.", channels: [] },
    },
    {
      ...{ authority: "fairholme", joinedAt: monday("12:00"), services: ["my-account"] },
      words: "We cut our network off from the shared systems to keep it safe.",
      channels: [],
    },
  ],
};
