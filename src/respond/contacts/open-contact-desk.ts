/** Binds contacts with one person to their ports. */
import type { By } from "../change-by.ts";
import type { ContactDesk } from "../desk/people/contact-desk.ts";
import { decideWish, noteContact, proposeChange } from "./note-contact.ts";
import { type ContactPorts, readContacts, readWish } from "./read-contacts.ts";

export type { ContactPorts };

export function openContactDesk(portsOf: (by: By) => ContactPorts): ContactDesk {
  return {
    contacts: (reader, incident, person) => readContacts(portsOf(reader), reader, incident, person),
    noteContact: (by, incident, person, form) => noteContact(portsOf(by), by, incident, person, form),
    proposeChange: (by, incident, person, form) => proposeChange(portsOf(by), by, incident, person, form),
    openWishes: (reader, incident) => portsOf(reader).contactBook.openWishes(incident, reader.authority),
    wish: (reader, incident, id) => readWish(portsOf(reader), reader, incident, id),
    // A way that is taken is Candour's own to write: whoever decides about the notice sees it there.
    decideWish: (by, incident, id, choice) => decideWish(portsOf("system"), by, incident, id, choice),
  };
}
