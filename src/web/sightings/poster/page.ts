/** A poster to print: where staff report what they see, as an address and as a picture for a phone. */
import { encode } from "uqr";
import { page, type Reply, type StaffVisit } from "../../frame/visit.ts";

export const path = "/sightings/poster";
export const needs = "staff";
export const verbs = { get: "sighting.enter" } as const;

export async function get({ site, staff, authorities }: StaffVisit): Promise<Reply> {
  const own = authorities.find(({ id }) => id === staff.authority);
  const at = site.publicSiteUrl === null ? null : new URL("/report", site.publicSiteUrl).href;
  return page("sightings/poster/page.njk", {
    title: "Report something suspicious",
    back: { href: "/sightings", text: "Sightings" },
    at,
    shown: at?.replace(/^https?:\/\//u, "") ?? null,
    code: at === null ? null : squaresOf(at),
    phone: own?.contact.phone ?? "",
    authority: own?.name ?? "",
  });
}

/** One path, for a policy that allows no styles in a page. */
function squaresOf(address: string): { readonly size: number; readonly squares: string } {
  const { data, size } = encode(address, { ecc: "M", border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { size, squares };
}
