/** The folder that the kills work on: two authorities, a lead, an incident. */
import type { House } from "../../src/main/house.ts";

export async function prepare({ desk }: House): Promise<void> {
  const made = await desk.setUp({
    setUpToken: "made-up",
    name: "Practice Lead",
    email: "lead@northmere.example",
    passphrase: "lantern harbour thistle",
    authorities: ["Northmere Council", "Eastholm Council"],
  });
  if (!made.ok) throw new Error(made.problem.kind);
  const [origin] = await desk.authorities("system");
  const contact = {
    phone: "020 7946 0100",
    email: "incident@northmere.example",
    web: "",
    address: ["Town Hall", "Northmere"],
  };
  await desk.changeContact("system", origin!.id, contact);
  await desk.declareIncident("system", {
    title: "Files copied",
    summary: "Practice.",
    origin: origin!.id,
    phase: "confirmed",
    awareAt: null,
    involved: (await desk.authorities("system")).map(({ id }) => id),
    believed: { what: "files", fromYear: null, toYear: null, confidence: "believed" },
  });
}
