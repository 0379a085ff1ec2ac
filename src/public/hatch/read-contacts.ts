/** The contacts of the site that is being served, read once for each version of it. */
import type { LoadedSite } from "../serve/load-site.ts";
import { contactsPath } from "./contacts.ts";
import type { Contacts } from "./form-page.ts";

const nobody: Contacts = { siteName: "Service updates", authorities: [] };
const read = new WeakMap<LoadedSite, Contacts>();

export function contactsOf(site: LoadedSite | undefined): Contacts {
  if (site === undefined) return nobody;
  const known = read.get(site) ?? contactsIn(site);
  read.set(site, known);
  return known;
}

/** Written by us; a site of an earlier Candour has none. */
function contactsIn(site: LoadedSite): Contacts {
  const file = site.files.get(contactsPath);
  return file === undefined ? nobody : (JSON.parse(file.body.toString()) as Contacts);
}
