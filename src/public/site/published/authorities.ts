/** Authorities as plain data: how to reach them, and where and when they help in person. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type {
  PublishedAuthority,
  PublishedHours,
  PublishedPlace,
} from "../../../domain/publication/published-authority.ts";
import { placeWords } from "../../../domain/translations/sources.ts";
import { ukDay } from "../../../domain/uk-time/uk-time.ts";
import type { KeptPlace } from "../../../respond/places/place-store.ts";
import type { PublicFacts } from "../../../respond/publish/gather-facts.ts";
import type { Translations } from "./in-languages.ts";

export function publishedAuthorities(
  { authorities, places, publishedAt }: PublicFacts,
  { translatedOf }: Translations,
): readonly PublishedAuthority[] {
  const today = ukDay(publishedAt);
  return authorities.map(({ id, key, name, colour = "", contact }) => {
    const own = places.filter(({ authority }) => authority === id);
    return {
      ...{ key, name, colour, ...reached(contact) },
      places: own.map((place) => ({ ...publishedPlace(place, today), ...translatedOf(placeWords(place)) })),
      openingHours: own.flatMap((place) => datedHours(place, today)),
    };
  });
}

function publishedPlace({ id, authority: _, ...rest }: KeptPlace, today: string): PublishedPlace {
  return { ...rest, key: id.slice(0, 13), special: rest.special.filter(({ day }) => day >= today) };
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
