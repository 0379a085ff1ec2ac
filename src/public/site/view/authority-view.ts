/** An authority with its services, its hours and how to reach it. */
import type { PublishedAuthority } from "../../../domain/publication/published-authority.ts";
import type { PublishedService } from "../../../domain/publication/published-service.ts";
import { openingDay, timeInWords } from "../words.ts";
import { servicesOf } from "./services-view.ts";

export function authorityView(authority: PublishedAuthority, services: readonly PublishedService[]) {
  return {
    ...authority,
    ...servicesOf(services, authority.key),
    hours: authority.openingHours.map(({ day, opens, closes, place, note }) => {
      const times = `${timeInWords(opens)} to ${timeInWords(closes)}`;
      return { day: openingDay(day), times, place, note };
    }),
    phoneHref: `tel:${authority.contact.phone.replace(/[^\d+]/g, "")}`,
    webHref: webHref(authority.contact.web),
    helps:
      authority.openingHours.length > 0 || Object.values(authority.contact).some((given) => given.length > 0),
  };
}

function webHref(web: string): string {
  if (web === "") return "";
  return /^https?:\/\//i.test(web) ? web : `https://${web}`;
}
