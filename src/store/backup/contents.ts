/** What a backup says of itself inside: the first entry of its archive, by which the rest is read. */
import type { Applied } from "../migrate.ts";
import type { CountedTable, Sequence } from "./tables.ts";

export const contentsName = "candour.json";
export const endName = "end.json";

export type Contents = {
  readonly migrations: readonly Applied[];
  readonly tables: readonly CountedTable[];
  readonly sequences: readonly Sequence[];
  /** The root is null where the ledger was not whole, and the backup was wanted nevertheless. */
  readonly ledger: { readonly origin: string; readonly size: number; readonly root: string | null };
};

/** Parts of a table are read one after the other: "tables/person/000001.copy". */
export function partName(table: string, part: number): string {
  return `tables/${table}/${String(part).padStart(6, "0")}.copy`;
}

export function tableOfPart(name: string): string | undefined {
  return /^tables\/([^/]+)\/\d+\.copy$/.exec(name)?.[1];
}

export function fileOfEntry(name: string): string | undefined {
  const path = /^files\/(.+)$/.exec(name)?.[1];
  return path === undefined || path.split("/").some((part) => part === ".." || part === "")
    ? undefined
    : path;
}
