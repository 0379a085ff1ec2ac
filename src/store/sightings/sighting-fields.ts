/** Sealing of what is kept of a sighting in clear words: each value bound to its row and its column. */
import type { KeyObject } from "node:crypto";
import { unopened } from "../../domain/documents/unopened.ts";
import type { Features } from "../../domain/sightings/grouping/features.ts";
import { noProfile, type Profile } from "../../domain/sightings/grouping/place.ts";
import type { MessageLook } from "../../domain/sightings/message/message.ts";
import { noWords, type SightingWords } from "../../domain/sightings/sighting.ts";
import type { Indicator } from "../../respond/desk/incident/sighting-desk.ts";
import { lookupHash, seal, unseal } from "../../seal/seal.ts";

export type SightingFields = ReturnType<typeof openSightingFields>;

export function openSightingFields(key: KeyObject) {
  const contextOf = (id: string, column: string): string => `sighting ${id} ${column}`;
  const open = (id: string, column: string, sealed: Uint8Array): Buffer | null => {
    try {
      return unseal(sealed, key, contextOf(id, column));
    } catch {
      return null;
    }
  };
  const json =
    <T>(column: string, otherwise: T) =>
    (id: string, sealed: Uint8Array): T => {
      const opened = open(id, column, sealed);
      return opened === null ? otherwise : (JSON.parse(opened.toString()) as T);
    };
  return {
    seal: (id: string, column: Column, value: Uint8Array | string | object): Buffer =>
      seal(
        typeof value === "string" || value instanceof Uint8Array ? value : JSON.stringify(value),
        key,
        contextOf(id, column),
      ),
    /** In words that it cannot be opened, where it does not. */
    text: (id: string, column: Column, sealed: Uint8Array): string =>
      open(id, column, sealed)?.toString() ?? unopened,
    bytes: (id: string, column: Column, sealed: Uint8Array): Buffer | null => open(id, column, sealed),
    words: json<SightingWords>("words", { ...noWords, details: unopened }),
    features: json<Features | null>("features", null),
    profile: json<Profile>("profile", noProfile),
    indicators: json<readonly Indicator[]>("indicators", []),
    look: json<MessageLook | null>("look", null),
    /** By this groups that may fit are found: equal values, equal keys, and no way back. */
    hash: (kind: string, value: string): Buffer =>
      Buffer.from(lookupHash(`sighting ${kind}`, value, key).slice(0, 24), "hex"),
  };
}

export type Column =
  | "words"
  | "features"
  | "reference"
  | "answer"
  | "label"
  | "profile"
  | "indicators"
  | "name"
  | "content"
  | "look";
