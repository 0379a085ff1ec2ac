/** A holding: a copy of what was exposed, under review. */
import type { AuthorityId, HoldingId, IncidentId } from "../ids.ts";

export type HoldingState = "waiting" | "reading" | "linking" | "registering" | "reviewed" | "failed";

/** Whose documents stand under which folder: the longest prefix that fits decides. */
export type ControllerRule = { readonly prefix: string; readonly authority: AuthorityId };

export type HoldingProgress = {
  readonly filesDone: number;
  readonly filesKnown: number;
  readonly bytesDone: number;
  readonly mentions: number;
  readonly unreadable: number;
};

export type Holding = {
  readonly id: HoldingId;
  readonly incident: IncidentId;
  readonly name: string;
  readonly folder: string;
  readonly state: HoldingState;
  /** In words, where it failed. */
  readonly problem: string | null;
  readonly progress: HoldingProgress;
  readonly controllers: readonly ControllerRule[];
  /** Controller of documents that no rule names. */
  readonly defaultController: AuthorityId;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly people: number;
  /** Years: a full date may be somebody's birth date. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly loadedAt: Date;
  readonly reviewedAt: Date | null;
};

export function controllerOf(
  path: string,
  holding: Pick<Holding, "controllers" | "defaultController">,
): AuthorityId {
  const fitting = holding.controllers.filter(
    ({ prefix }) => path === prefix || path.startsWith(`${prefix}/`),
  );
  const longest = fitting.toSorted((a, b) => b.prefix.length - a.prefix.length)[0];
  return longest?.authority ?? holding.defaultController;
}
