/** What an emergency message needs: the file that the public's process reads, and its row in the record. */
import type { Emergency, EmergencyNotice } from "../../domain/emergency/emergency.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { Alter, Change } from "../ports.ts";

export type EmergencyStore = {
  /** The one that stands now; null where none does. */
  standing(): Promise<Emergency | null>;
  /** Newest first, ended ones too. */
  all(): Promise<readonly Emergency[]>;
  /** Ends the one that stood, in the same transaction. False where this one is known already. */
  begin(change: Change, emergency: Emergency, entries: readonly NewEntry[]): Promise<boolean>;
  alter: Alter<string, Emergency>;
};

/** Puts it beside the site, or takes it away (null). */
export type PutEmergency = (
  notice: EmergencyNotice | null,
) => Promise<
  Outcome<null, { readonly kind: "disk-full" } | { readonly kind: "failed"; readonly why: string }>
>;

export type EmergencyPorts = {
  readonly emergencies: EmergencyStore;
  readonly putEmergency: PutEmergency;
  /** What is out now, as the public's process reads it. */
  emergencyOut(): Promise<EmergencyNotice | null>;
  /** 32 hex digits. */
  newEmergencyId(): string;
  now(): Date;
};
