/** Which verbs the methods are about contacts with one person. */
import type { ContactDesk } from "../people/contact-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const contactRules: { readonly [M in keyof ContactDesk]: DeskRule<ContactDesk[M]> | "open" } = {
  contacts: { verb: "contact.read", incident: (id) => id },
  noteContact: { verb: "contact.note", incident: (id) => id },
  proposeChange: { verb: "contact.note", incident: (id) => id },
  openWishes: { verb: "contact.read", incident: (id) => id },
  wish: { verb: "contact.decide", incident: (id) => id },
  decideWish: { verb: "contact.decide", incident: (id) => id },
};
