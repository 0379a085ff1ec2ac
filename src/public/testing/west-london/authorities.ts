/** Three authorities in their colours, and one customer service centre that opens at the weekend for once. */
import type { PublishedAuthority } from "../../../domain/publication/published-authority.ts";
import { saturday, sunday } from "./days.ts";

const weekend = { opens: "10:00", closes: "16:00" };
const emergencies = "This weekend only, for emergencies in person";
const centre = "Customer Service Centre, Town Hall, Hornbeam Street";

export const kingsmere: PublishedAuthority = {
  key: "kingsmere",
  name: "Kingsmere Borough Council",
  colour: "#5b1a3a",
  contact: {
    ...{ phone: "020 7946 0100", email: "help@kingsmere.example", web: "www.kingsmere.example" },
    address: ["Town Hall", "Hornbeam Street", "Kingsmere", "KM8 7NX"],
  },
  press: { phone: "020 7946 0109", email: "press@kingsmere.example" },
  places: [
    {
      ...{ key: "5f0c6a1e-71d2", version: 2, name: "Customer Service Centre", phone: "020 7946 0100" },
      address: ["Town Hall", "Hornbeam Street", "Kingsmere", "KM8 7NX"],
      access: "No steps from the street. Hearing loop at every desk.",
      weekly: (["monday", "tuesday", "wednesday", "thursday", "friday"] as const).map((weekday) => ({
        ...{ weekday, opens: "08:30", closes: "17:00" },
      })),
      special: [saturday, sunday].map((day) => ({ day, hours: weekend, words: emergencies })),
      ...{ from: null, until: null },
    },
  ],
  openingHours: [saturday, sunday].map((day) => ({ day, ...weekend, place: centre, note: emergencies })),
};

export const wexcombe: PublishedAuthority = {
  key: "wexcombe",
  name: "City of Wexcombe Council",
  colour: "#0b4f3a",
  contact: { phone: "020 7946 0200", email: "", web: "www.wexcombe.example", address: [] },
  ...{ places: [], openingHours: [] },
};

export const fairholme: PublishedAuthority = {
  key: "fairholme",
  name: "London Borough of Fairholme",
  colour: "#1f3a8a",
  contact: {
    ...{ phone: "020 7946 0300", email: "contact@fairholme.example", web: "www.fairholme.example" },
    address: [],
  },
  ...{ places: [], openingHours: [] },
};
