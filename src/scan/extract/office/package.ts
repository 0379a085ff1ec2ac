/** An office file as its parts: a zip whose parts name each other by relations. */
import { StringDecoder } from "node:string_decoder";
import { unread } from "../ending.ts";
import type { Ending, Sink } from "../extractor.ts";
import { listEntries } from "../zip/archive.ts";
import type { ArchiveEntry } from "../zip/archive-entry.ts";
import { type Budget, budgetFor, unpack, unpackWhole } from "../zip/unpack.ts";
import { type Handlers, xmlReader } from "./xml.ts";

export type OfficePackage = {
  readonly bytes: Buffer;
  readonly budget: Budget;
  /** By path without the leading stroke, in lower case: writers differ in the case of names. */
  readonly parts: ReadonlyMap<string, ArchiveEntry>;
  /** What could not be read so far, in words. */
  readonly faults: string[];
  bomb: string | null;
};

const compoundMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

export async function openPackage(
  bytes: Buffer,
  main: RegExp,
  kind: string,
): Promise<OfficePackage | Ending> {
  if (bytes.subarray(0, 4).equals(compoundMark)) return unread("encrypted", `the ${kind} is encrypted`);
  const { entries, damage } = await listEntries(bytes);
  const parts = new Map<string, ArchiveEntry>();
  for (const entry of entries) if (!entry.directory) parts.set(partName(entry.name), entry);
  if (![...parts.keys()].some((name) => main.test(name))) {
    return unread("corrupt", `the ${kind}'s main part is missing${damage === null ? "" : `: ${damage}`}`);
  }
  if ([...parts.values()].every((entry) => entry.encrypted)) {
    return unread("encrypted", `the ${kind}'s parts are encrypted`);
  }
  return { bytes, budget: budgetFor(bytes), parts, faults: damage === null ? [] : [damage], bomb: null };
}

export function partName(path: string): string {
  return path.replace(/^\/+/, "").toLowerCase();
}

/** Reads a part as XML; `pause` runs between chunks, for passing on what the handlers gathered. */
export async function readPart(
  pack: OfficePackage,
  name: string,
  handlers: Handlers,
  pause?: () => Promise<void> | void,
): Promise<void> {
  const entry = pack.parts.get(partName(name));
  if (entry === undefined || pack.bomb !== null) return;
  const reader = xmlReader(handlers);
  let decoder: StringDecoder | null = null;
  const problem = await unpack(pack.bytes, entry, pack.budget, (chunk) => {
    decoder ??= new StringDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? "utf16le" : "utf8");
    reader.write(decoder.write(chunk));
    return pause?.();
  });
  const malformed = reader.end();
  await pause?.();
  if (problem?.kind === "bomb") pack.bomb = problem.reason;
  else if (problem !== null) pack.faults.push(`a part is unreadable: ${problem.reason}`);
  else if (malformed) pack.faults.push("a part is not well-formed XML");
}

export type Relation = { readonly target: string; readonly type: string; readonly external: boolean };

/** What a part refers to, by id; targets as full part names. */
export async function relationsOf(pack: OfficePackage, part: string): Promise<ReadonlyMap<string, Relation>> {
  const found = new Map<string, Relation>();
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const file = part.slice(folder.length);
  await readPart(pack, `${folder}_rels/${file}.rels`, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const external = attributes["TargetMode"] === "External";
      const target = attributes["Target"] ?? "";
      found.set(attributes["Id"] ?? "", {
        target: external ? target : resolve(folder, target),
        type: (attributes["Type"] ?? "").split("/").at(-1) ?? "",
        external,
      });
    },
  });
  return found;
}

function resolve(folder: string, target: string): string {
  if (target.startsWith("/")) return partName(target);
  const path: string[] = folder.split("/").filter((step) => step !== "");
  for (const step of target.replaceAll("\\", "/").split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return partName(path.join("/"));
}

/** Files that were put into the document are members of it. False when a budget is spent. */
export async function giveEmbedded(pack: OfficePackage, folder: RegExp, sink: Sink): Promise<boolean> {
  for (const [part, entry] of pack.parts) {
    if (!folder.test(part) || pack.bomb !== null) continue;
    const { content, problem } = await unpackWhole(pack.bytes, entry, pack.budget);
    const name = entry.name.slice(entry.name.lastIndexOf("/") + 1);
    if (problem === null || (problem.kind === "short" && content.length > 0)) {
      if (!(await sink.member(name, content))) return false;
    } else {
      if (problem.kind === "bomb") pack.bomb = problem.reason;
      await sink.unreadableMember(name, problem.kind === "bomb" ? "bomb" : "corrupt", problem.reason);
    }
  }
  return true;
}
