/** A document's own properties: who wrote and changed it, when, and what it calls itself. */
import type { Sink } from "../extractor.ts";
import { type OfficePackage, readPart } from "./package.ts";

const labels: Readonly<Record<string, string>> = {
  title: "Title",
  subject: "Subject",
  creator: "Author",
  keywords: "Keywords",
  description: "Description",
  lastModifiedBy: "Last modified by",
  category: "Category",
  Manager: "Manager",
  Company: "Company",
};
const dated = new Set(["created", "modified", "lastPrinted"]);

/** Gives the properties as one passage and returns the dates among them. */
export async function giveProperties(pack: OfficePackage, sink: Sink): Promise<readonly string[]> {
  const lines: string[] = [];
  const dates = new Set<string>();
  await readProperties(pack, "docprops/core.xml", lines, dates);
  await readProperties(pack, "docprops/app.xml", lines, dates);
  await readCustom(pack, lines);
  if (lines.length > 0) {
    const marks = [{ start: 0, place: { part: "properties" } }];
    await sink.passage({ kind: "prose", role: "property", text: lines.join("\n"), marks });
  }
  return [...dates].sort();
}

async function readProperties(
  pack: OfficePackage,
  part: string,
  lines: string[],
  dates: Set<string>,
): Promise<void> {
  let value = "";
  await readPart(pack, part, {
    open: () => {
      value = "";
    },
    text: (text) => {
      value += text;
    },
    close: (name) => {
      const label = labels[name];
      const written = value.trim().slice(0, 2000);
      if (label !== undefined && written !== "") lines.push(`${label}: ${written}`);
      const day = /^(\d{4}-\d\d-\d\d)(?:T|$)/.exec(written)?.[1];
      // Writers without a clock put the epoch of their file system.
      if (dated.has(name) && day !== undefined && day > "1981") dates.add(day);
      value = "";
    },
  });
}

async function readCustom(pack: OfficePackage, lines: string[]): Promise<void> {
  let label = "";
  let value = "";
  await readPart(pack, "docprops/custom.xml", {
    open: (name, attributes) => {
      if (name === "property") [label, value] = [attributes["name"] ?? "", ""];
    },
    text: (text) => {
      value += text;
    },
    close: (name) => {
      if (name === "property" && value.trim() !== "") lines.push(`${label}: ${value.trim().slice(0, 2000)}`);
    },
  });
}
