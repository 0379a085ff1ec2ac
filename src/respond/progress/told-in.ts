/** The figures of telling, as a report to the regulator and an evidence bundle have them. */
import { cellOf } from "../../domain/progress/tally.ts";
import { type ToldFigures, toldFigures } from "../../domain/progress/told-figures.ts";
import type { Own } from "../report/report-store.ts";
import type { ProgressStore } from "./progress-store.ts";

export type ToldPorts = { readonly progress: Pick<ProgressStore, "cells" | "finishes">; now(): Date };

export async function toldIn({ progress, now }: ToldPorts, of: Own): Promise<ToldFigures> {
  const [{ cells }, finishes] = await Promise.all([progress.cells(of, now()), progress.finishes(of)]);
  return toldFigures(cells.map(cellOf), finishes[0] ?? null);
}
