/** Binds what decides about messages in doubt to its ports. */
import type { By } from "../change-by.ts";
import type { UnsureDesk } from "../desk/people/unsure-desk.ts";
import { decideUnsure } from "./decide-unsure.ts";
import type { UnsurePorts } from "./unsure-store.ts";

export function openUnsureDesk(portsOf: (by: By) => UnsurePorts): UnsureDesk {
  return {
    unsureMinutes: (reader, incident) =>
      portsOf(reader).unsure.minutes({ incident, authority: reader.authority }),
    async unsureOf(reader, incident, minute) {
      const of = { incident, authority: reader.authority };
      const messages = await portsOf(reader).unsure.messages(of, minute);
      return messages.length === 0 ? null : messages;
    },
    decideUnsure: (by, incident, minute, form) => decideUnsure(portsOf(by), by, incident, minute, form),
  };
}
