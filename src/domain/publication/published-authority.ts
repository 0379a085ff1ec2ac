/** An authority as the public sees it: its colour, how to reach it, and where and when it helps in person. */
import type { Place } from "../places/place.ts";
import type { Translated } from "./published-translation.ts";

export type PublishedAuthority = {
  readonly key: string;
  readonly name: string;
  /** "#16324f": white words can be read on it. "" for the site's own. */
  readonly colour: string;
  readonly contact: {
    readonly phone: string;
    readonly email: string;
    readonly web: string;
    readonly address: readonly string[];
  };
  /** Whom the press asks; left out: as everybody. */
  readonly press?: { readonly phone: string; readonly email: string };
  /** The Office for National Statistics' code of its area; left out where nobody gave it. */
  readonly areaCode?: string;
  readonly places: readonly PublishedPlace[];
  /** Days that are otherwise than the week, from the day of the publication on, at whichever place. */
  readonly openingHours: readonly PublishedHours[];
};

export type PublishedPlace = Omit<Place, "id" | "authority"> &
  Translated & {
    /** Stays with the place, for calendars. */
    readonly key: string;
    /** One more with each change, for calendars (RFC 5545, SEQUENCE). */
    readonly version: number;
  };

export type PublishedHours = {
  /** "2025-11-29" */
  readonly day: string;
  /** Local time, "10:00". */
  readonly opens: string;
  readonly closes: string;
  readonly place: string;
  readonly note: string;
};
