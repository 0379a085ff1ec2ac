/** The map in YAML, for people who keep it in a file of their own. */
import { stringify } from "yaml";
import { sections } from "./read-yaml.ts";
import type { FileRow } from "./rows-of.ts";

export function writeYaml(rows: readonly FileRow[], comment: string): Uint8Array {
  const lists: Record<string, object[]> = {};
  for (const [section, kind] of Object.entries(sections)) {
    const items = rows.filter((row) => row.kind === kind).map(({ fields }) => itemOf(fields));
    if (items.length > 0) lists[section] = items;
  }
  const text = Object.keys(lists).length === 0 ? "" : stringify(lists, { schema: "failsafe", lineWidth: 0 });
  return new Uint8Array(Buffer.from(`${comment}${text}`));
}

function itemOf(fields: FileRow["fields"]): object {
  const written = Object.entries(fields).filter(([, text]) => text !== "");
  return Object.fromEntries(
    written.map(([field, text]) => [field, field === "categories" ? text.split("; ") : text]),
  );
}
