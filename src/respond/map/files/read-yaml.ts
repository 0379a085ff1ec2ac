/** The same in YAML: a list for each kind of thing. Every value is text; aliases, tags and merges are refused. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import {
  type FieldName,
  fieldNames,
  type MapRow,
  type RowFields,
  type RowKind,
} from "../../../domain/map/import/rows.ts";
import type { FileError, ReadRows } from "./map-file.ts";
import { nearName } from "./near-name.ts";

export const sections: Readonly<Record<string, RowKind>> = {
  authorities: "authority",
  services: "service",
  processors: "processor",
  systems: "system",
  "data-sets": "data-set",
  uses: "uses",
  operates: "operates",
  "runs-on": "runs-on",
  connects: "connects",
  holds: "holds",
};

/** A hand-written map nests three deep. */
const mostDepth = 20;

export function readYaml(text: string): ReadRows {
  if (deepest(text) > mostDepth)
    return broken("The file", "It is nested deeper than any map. Begin with the template.");
  const lines = new LineCounter();
  // All scalars as they are written: a day stays a day and "no" a word.
  const document = parseDocument(text, {
    ...{ schema: "failsafe", lineCounter: lines, uniqueKeys: true, prettyErrors: false, merge: false },
    ...{ logLevel: "silent", customTags: [] },
  });
  const lineOf = (node: unknown) => {
    const start = (node as Node | null)?.range?.[0];
    return start === undefined ? "The file" : `Line ${lines.linePos(start).line}`;
  };
  if (document.errors.length > 0)
    return {
      rows: [],
      errors: document.errors.map(({ code, pos }) => ({
        at: `Line ${lines.linePos(pos[0]).line}`,
        sentence:
          code === "DUPLICATE_KEY"
            ? "The same name stands here twice. Leave one out."
            : "This is no YAML that can be read: look at the indents, the colons and the quotes.",
      })),
    };
  const top = document.contents;
  if (top === null) return { rows: [], errors: [] };
  if (!isMap(top))
    return broken(
      lineOf(top),
      "The file must begin with a section, like “systems:”. Begin with the template.",
    );
  const rows: MapRow[] = [];
  const errors: FileError[] = [];
  for (const { key, value } of top.items) readSection(key, value, { rows, errors, lineOf });
  return { rows, errors };
}

type Into = {
  readonly rows: MapRow[];
  readonly errors: FileError[];
  readonly lineOf: (node: unknown) => string;
};

function readSection(key: unknown, value: unknown, into: Into): void {
  const { errors, lineOf } = into;
  const name = isScalar(key) ? String(key.value) : "";
  const kind = Object.hasOwn(sections, name) ? sections[name] : undefined;
  if (kind === undefined) {
    const near = nearName(name, Object.keys(sections));
    const meant = near === null ? "the template has them all." : `did you mean “${near}”?`;
    errors.push({ at: lineOf(key), sentence: `There is no section called “${name.slice(0, 60)}”; ${meant}` });
    return;
  }
  if (isScalar(value) && String(value.value ?? "").trim() === "") return;
  if (value === null) return;
  if (!isSeq(value)) {
    errors.push({
      at: lineOf(value),
      sentence: `“${name}” must be a list: each thing begins with a hyphen.`,
    });
    return;
  }
  for (const item of value.items) readItem(item, kind, into);
}

function readItem(item: unknown, kind: RowKind, { rows, errors, lineOf }: Into): void {
  const at = lineOf(item);
  if (isAlias(item)) return void errors.push({ at, sentence: noAliases });
  if (!isMap(item))
    return void errors.push({
      at,
      sentence: "Each thing of the list needs its fields, like “key: north-files”.",
    });
  const fields = fieldsOf(item);
  if ("sentence" in fields)
    errors.push({
      at: lineOf(fields.node) === "The file" ? at : lineOf(fields.node),
      sentence: fields.sentence,
    });
  else rows.push({ at: at, kind, fields: fields.fields });
}

const noAliases = "Anchors and aliases (& and *) are not taken. Write it out.";

function fieldsOf(
  item: YAMLMap,
): { readonly fields: RowFields } | { readonly node: unknown; readonly sentence: string } {
  const fields: Partial<Record<FieldName, string>> = {};
  for (const { key, value } of item.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const field = fieldNames.find((one) => one === name);
    if (field === undefined) {
      const near = nearName(name, fieldNames);
      const meant = near === null ? "the template has them all." : `did you mean “${near}”?`;
      return { node: key, sentence: `There is no field called “${name.slice(0, 60)}”; ${meant}` };
    }
    const text = textOf(value);
    if (text === null)
      return {
        node: value ?? key,
        sentence: isAlias(value) ? noAliases : `“${name}” must be a word, a number or a date.`,
      };
    fields[field] = text;
  }
  return { fields };
}

/** A list of words is one text, as tables have it. */
function textOf(value: unknown): string | null {
  if (value === null) return "";
  if (isScalar(value)) return value.value === null ? "" : String(value.value);
  if (!isSeq(value)) return null;
  const words = value.items.map((item) => (isScalar(item) ? String(item.value ?? "") : null));
  return words.includes(null) ? null : words.join("; ");
}

function broken(at: string, sentence: string): ReadRows {
  return { rows: [], errors: [{ at, sentence }] };
}

/** Before it is parsed: brackets within brackets, and indents. A thousand of them would take the parser down. */
function deepest(text: string): number {
  let [depth, most] = [0, 0];
  for (const sign of text) {
    if (sign === "[" || sign === "{") most = Math.max(most, ++depth);
    else if (sign === "]" || sign === "}") depth = Math.max(0, depth - 1);
  }
  return most;
}
