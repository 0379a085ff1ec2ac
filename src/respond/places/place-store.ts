/** Where and when people get help in person, as it is kept. */
import type { PlaceId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Place } from "../../domain/places/place.ts";
import type { AlterFrom, Change } from "../ports.ts";

/** `version`: one more with each writing, for calendars (RFC 5545, 3.8.7.4). */
export type KeptPlace = Place & { readonly version: number };

export type PlaceStore = {
  /** Those that are not removed, by authority and in the order in which they were added. */
  all(): Promise<readonly KeptPlace[]>;
  add(change: Change, place: Place, entries: readonly NewEntry[]): Promise<void>;
  /** `removed`: it is gone from all pages, and its row stays. */
  alter: AlterFrom<PlaceId, Place & { readonly removed: boolean }>;
};

export type PlacePorts = { readonly places: PlaceStore; now(): Date };
