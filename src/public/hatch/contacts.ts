/** How people reach the bodies, as the published site says it: for whoever serves forms and knows nothing else. */
import type { Publication } from "../../domain/publication/publication.ts";
import type { Contacts } from "./form-page.ts";

export const contactsPath = "/contacts.json";

export function contactsJson({ siteName, authorities }: Publication): string {
  const contacts: Contacts = {
    siteName,
    authorities: authorities.map(({ key, name, contact: { phone, email, web } }) => ({
      ...{ key, name, phone, email, web },
    })),
  };
  return JSON.stringify(contacts);
}
