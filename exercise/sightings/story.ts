/**
 * What a made-up campaign sends, and what people who saw it tell. `{name}`, `{sum}`, `{code}`, `{date}`, `{link}` and
 * `{number}` differ from copy to copy; where several wordings stand, each copy takes one.
 */
import type { SightingKind } from "../../src/domain/sightings/kind.ts";

export type Story = {
  readonly key: string;
  readonly kind: SightingKind;
  /** Genuine mail that resembles a lure: it goes out from the body's own addresses. */
  readonly genuine?: true;
  readonly subjects: readonly string[];
  readonly openings: readonly string[];
  readonly middles: readonly string[];
  readonly closings: readonly string[];
  /** Hosts that the campaign rotates through, as patterns; empty where nothing is linked. */
  readonly hosts: readonly string[];
  readonly path: string;
  readonly senders: readonly string[];
  readonly attachment?: { readonly name: string; readonly type: string };
  readonly calls?: true;
  /** What people remember: facts, each in the words of several. */
  readonly facts: readonly (readonly string[])[];
};
