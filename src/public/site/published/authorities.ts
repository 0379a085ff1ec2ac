/** Authorities as plain data: how to reach them, and where and when they help in person. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { PublishedAuthority, PublishedHours } from "../../../domain/publication/published-authority.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import type { KeptPlace } from "../../../respond/places/place-store.ts";
import type { PublicFacts } from "../../../respond/publish/gather-facts.ts";

export function publishedAuthorities({
  authorities,
  places,
  publishedAt,
}: PublicFacts): readonly PublishedAuthority[] {
  const today = ukDay(publishedAt);
  return authorities.map(({ id, key, name, colour = "", contact }) => {
    const own = places.filter(({ authority }) => authority === id);
    return {
      ...{ key, name, colour, ...reached(contact) },
      places: own.map(({ id: place, authority: _, ...rest }) => ({
        ...{ ...rest, key: place.slice(0, 13) },
        special: rest.special.filter(({ day }) => day >= today),
      })),
      openingHours: own.flatMap((place) => datedHours(place, today)),
    };
  });
}

/** What everybody calls, what the press calls, and the area: each where it is looked for. */
function reached({ pressPhone = "", pressEmail = "", areaCode, ...contact }: Authority["contact"]) {
  const hasPress = pressPhone !== "" || pressEmail !== "";
  return {
    contact,
    ...(hasPress ? { press: { phone: pressPhone, email: pressEmail } } : {}),
    ...(areaCode === undefined ? {} : { areaCode }),
  };
}

function datedHours({ name, address, special }: KeptPlace, today: string): readonly PublishedHours[] {
  const place = [name, ...address].join(", ");
  return special.flatMap(({ day, hours, words }) =>
    hours === null || day < today ? [] : [{ day, ...hours, place, note: words }],
  );
}
