/** Gives a furnished record an outage that the partner has still to answer, planned maintenance, and a place with hours. */
import type { ServiceId } from "../../src/domain/ids.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export async function furnishPublicServices({ desk, lead, north, south, now }: Furnished) {
  const services = await desk.services(lead);
  const of = (authority: string, name: string): ServiceId =>
    services.find((one) => one.authority === authority && one.name === name)!.id;
  const form = {
    ...{
      title: "Shared sign-in",
      status: "suspended" as const,
      words: "Nobody can sign in.",
      expected: "one week",
    },
    ...{ expectedDay: null, startedAt: now(), system: null },
    services: [of(north, "My Account"), of(south, "My Account")],
  } as const;
  const outage = must(await desk.tellOutage(lead, north, form));
  const hour = 60 * 60_000;
  const maintenance = must(
    await desk.planMaintenance(lead, north, {
      ...{ services: [of(north, "Council tax")], title: "New server", words: "Pay by phone instead." },
      ...{ from: new Date(now().getTime() + hour), until: new Date(now().getTime() + 2 * hour) },
    }),
  );
  const place = must(
    await desk.addPlace(lead, north, {
      ...{ name: "Customer Service Centre", address: ["Town Hall"], access: "No steps", phone: "" },
      weekly: [{ weekday: "monday", opens: "09:00", closes: "17:00" }],
      special: [{ day: "2026-01-10", hours: { opens: "10:00", closes: "16:00" }, words: "Emergencies only" }],
      ...{ from: null, until: null },
    }),
  );
  return { outage, maintenance, place };
}
