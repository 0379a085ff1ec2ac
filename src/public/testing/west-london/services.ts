/** What worked on the Friday and what did not, at each of the three. */
import type { ServiceStatus } from "../../../domain/bodies/service.ts";
import { keyFrom } from "../../../domain/map/service-keys.ts";
import type { Channel } from "../../../domain/public-services/channel.ts";
import { calendarOf } from "../../../domain/public-services/history.ts";
import type { PublishedService } from "../../../domain/publication/published-service.ts";
import { friday, monday, tuesday } from "./days.ts";
import { sharedOutage } from "./outage.ts";

const byPhone = (value: string): Channel => ({ kind: "phone", value, words: "Monday to Friday, 9am to 5pm" });

export const westLondonServices: readonly PublishedService[] = [
  service("kingsmere", "Phone lines", "disrupted", {
    note: "Lines are busy or cut off. Call only if it is urgent.",
    channels: [{ kind: "email", value: "help@kingsmere.example", words: "" }],
  }),
  service("kingsmere", "Online forms and payments", "disrupted", {
    note: "Some forms do not reach us. Nobody pays a penalty for a payment that could not be made.",
    channels: [byPhone("020 7946 0100")],
  }),
  service("kingsmere", "Council Tax", "disrupted", {
    note: "Direct debits may be taken later than usual. You do not have to do anything.",
  }),
  service("kingsmere", "Housing repairs", "essential", {
    note: "Call us for emergency repairs. All other repairs take longer.",
    channels: [{ kind: "phone", value: "020 7946 0110", words: "Day and night" }],
  }),
  service("kingsmere", "Adult and children’s social care", "running"),
  service("kingsmere", "Bins and street cleaning", "running"),
  service("wexcombe", "Online forms and payments", "disrupted", {
    note: "Call us instead, or try again later.",
    channels: [byPhone("020 7946 0200")],
  }),
  service("wexcombe", "Council Tax", "disrupted", {
    note: "Direct debits may be taken later than usual. You do not have to do anything.",
  }),
  service("wexcombe", "Adult and children’s social care", "running"),
  service("wexcombe", "Bins and street cleaning", "running"),
  service("fairholme", "My Account", "suspended", {
    note: "You cannot sign in. We switched it off to keep your details safe.",
    channels: [byPhone("020 7946 0300")],
  }),
  service("fairholme", "Parking permits", "disrupted", {
    note: "You can renew by phone. Nobody is fined for a permit that ran out after 24 November.",
    channels: [byPhone("020 7946 0310")],
  }),
  service("fairholme", "Adult and children’s social care", "running"),
  service("fairholme", "Bins and street cleaning", "running"),
];

function service(
  authority: string,
  name: string,
  status: ServiceStatus,
  { note = "", channels = [] }: { readonly note?: string; readonly channels?: readonly Channel[] } = {},
): PublishedService {
  const runs = status === "running";
  const key = keyFrom(name);
  const since = runs ? "2025-06-02T08:00:00.000Z" : monday("12:00");
  const stands = sharedOutage.parts.some(
    (part) => part.authority === authority && part.services.includes(key),
  );
  const days = calendarOf(new Date(friday("17:45"))).map(({ day }) => ({
    day,
    status: day >= since.slice(0, 10) ? status : ("running" as const),
  }));
  return {
    ...{ authority, key, name, group: "", status, note, channels, since, expectedDay: null },
    expectedReturn: runs ? "" : "at least two weeks",
    revisions: runs
      ? []
      : [
          { at: tuesday("15:00"), expected: "several days", expectedDay: null },
          { at: friday("17:30"), expected: "at least two weeks", expectedDay: null },
        ],
    outages: stands ? [sharedOutage.key] : [],
    history: {
      days,
      changes: [
        { at: "2025-08-30T23:00:00.000Z", status: "running" },
        ...(runs ? [] : [{ at: since, status }]),
      ],
      running: runs ? 1 : 0.95,
    },
  };
}
