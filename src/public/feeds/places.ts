/**
 * Places where people get help, and services, in the words of schema.org: for search engines and maps. In the page it is a
 * data block, which no browser runs (HTML, 4.12.1), so that the policy of no scripts stays as it is.
 */

import type { Weekday } from "../../domain/places/place.ts";
import type { Publication } from "../../domain/publication/publication.ts";
import type { PublishedAuthority, PublishedPlace } from "../../domain/publication/published-authority.ts";
import type { PublishedService } from "../../domain/publication/published-service.ts";

const context = "https://schema.org";

export function placesJson(publication: Publication): string {
  const graph = publication.authorities.flatMap((authority) => thingsOf(publication, authority));
  return JSON.stringify({ "@context": context, "@graph": graph });
}

/** For a data block of a page: what ends one is written otherwise. */
export function placesBlock(publication: Publication, authority: PublishedAuthority): string {
  return JSON.stringify({ "@context": context, "@graph": thingsOf(publication, authority) })
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026");
}

function thingsOf(publication: Publication, authority: PublishedAuthority): readonly object[] {
  const organisation = { "@type": "GovernmentOrganization", name: authority.name };
  return [
    ...authority.places.map((place) => officeOf(publication, authority, place, organisation)),
    ...publication.services
      .filter((one) => one.authority === authority.key)
      .map((one) => serviceOf(publication, one, organisation)),
  ];
}

function officeOf(
  { address }: Publication,
  { key }: PublishedAuthority,
  place: PublishedPlace,
  parent: object,
) {
  const lines = place.address;
  const postcode = lines.at(-1) ?? "";
  const isPostcode = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i.test(postcode);
  const street = isPostcode ? lines.slice(0, -1) : lines;
  return {
    "@type": "GovernmentOffice",
    ...(address === "" ? {} : { "@id": `${address}/authorities/${key}#place-${place.key}` }),
    name: place.name,
    parentOrganization: parent,
    ...(place.phone === "" ? {} : { telephone: place.phone }),
    ...(lines.length === 0
      ? {}
      : {
          address: {
            "@type": "PostalAddress",
            ...(street.length === 0 ? {} : { streetAddress: street.join(", ") }),
            ...(isPostcode ? { postalCode: postcode } : {}),
            addressCountry: "GB",
          },
        }),
    openingHoursSpecification: weekOf(place),
    // Closed the whole day is said by the same time twice: Google's reading of schema.org.
    specialOpeningHoursSpecification: place.special.map(({ day, hours, words }) => ({
      "@type": "OpeningHoursSpecification",
      ...{
        validFrom: day,
        validThrough: day,
        opens: hours?.opens ?? "00:00",
        closes: hours?.closes ?? "00:00",
      },
      ...(words === "" ? {} : { description: words }),
    })),
  };
}

function weekOf({ weekly, from, until }: PublishedPlace) {
  const byTimes = [...Map.groupBy(weekly, ({ opens, closes }) => `${opens}-${closes}`).values()];
  return byTimes.map((list) => ({
    "@type": "OpeningHoursSpecification",
    dayOfWeek: list.map(({ weekday }) => `${context}/${capital(weekday)}`),
    ...{ opens: list[0]!.opens, closes: list[0]!.closes },
    ...(from === null ? {} : { validFrom: from }),
    ...(until === null ? {} : { validThrough: until }),
  }));
}

function serviceOf(
  { address }: Publication,
  { authority, key, name, channels }: PublishedService,
  provider: object,
) {
  return {
    "@type": "GovernmentService",
    ...(address === ""
      ? {}
      : { "@id": `${address}/services/${authority}/${key}`, url: `${address}/services/${authority}/${key}` }),
    ...{ name, provider },
    ...(channels.length === 0
      ? {}
      : {
          availableChannel: channels.map(({ kind, value, words }) => ({
            "@type": "ServiceChannel",
            ...(words === "" ? {} : { description: words }),
            ...(kind === "phone" ? { servicePhone: { "@type": "ContactPoint", telephone: value } } : {}),
            ...(kind === "email" ? { serviceUrl: `mailto:${value}` } : {}),
            ...(kind === "web" ? { serviceUrl: /^https?:/i.test(value) ? value : `https://${value}` } : {}),
            ...(kind === "place" || kind === "post"
              ? { [kind === "place" ? "serviceLocation" : "servicePostalAddress"]: locationOf(kind, value) }
              : {}),
          })),
        }),
  };
}

function locationOf(kind: "place" | "post", value: string): object {
  const address = { "@type": "PostalAddress", streetAddress: value, addressCountry: "GB" };
  return kind === "post" ? address : { "@type": "Place", address };
}

function capital(weekday: Weekday): string {
  return weekday.charAt(0).toUpperCase() + weekday.slice(1);
}
