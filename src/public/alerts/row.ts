/** A row of alerts: each names those before it; who speaks, for which area, and whom to call. */
import type { Publication } from "../../domain/publication/publication.ts";
import { nameOf } from "../feeds/feed-scopes.ts";
import { urn } from "../feeds/urn.ts";
import type { Alert } from "./alert.ts";

export type Said = Omit<Alert, "identifier" | "sender" | "practice" | "earlier" | "superseded">;

export function inRow(publication: Publication, name: string, said: readonly Said[]): readonly Alert[] {
  const sender = senderOf(publication);
  const named = said.map((one) => ({
    ...one,
    identifier: urn("alert", name, one.sentAt, one.kind).replace("urn:uuid:", ""),
    sender,
  }));
  return named.map((one, index) => ({
    ...one,
    practice: publication.practice === true,
    earlier: named.slice(0, index).map(({ identifier, sentAt }) => ({ identifier, sender, sentAt })),
    superseded: index < named.length - 1,
  }));
}

/** The name of the site on the web: no spaces, commas, "<" or "&" (CAP 1.2, 3.2.1). */
function senderOf({ address, authorities }: Publication): string {
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  return host === "" ? `${(authorities[0]?.key ?? "site").replace(/[^\w-]/g, "")}.invalid` : host;
}

export function contactOf({ authorities }: Publication, key: string): string {
  const contact = authorities.find((one) => one.key === key)?.contact;
  return contact === undefined ? "" : contact.phone || contact.email;
}

export function areasOf(publication: Publication, keys: readonly string[]): Alert["areas"] {
  const areas = keys.map((key) => ({
    name: nameOf(publication, key),
    code: publication.authorities.find((one) => one.key === key)?.areaCode ?? "",
  }));
  return areas.length === 0 ? [{ name: publication.siteName, code: "" }] : areas;
}

export function later(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * 86_400_000).toISOString();
}
