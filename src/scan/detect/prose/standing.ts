/** How a stretch of text stands: a signature under a letter, the body's own letterhead or footer, or plain prose. */
import type { PlacedMention } from "../../../domain/people/mention.ts";
import type { Hit } from "../detector.ts";
import { signOffs } from "./letter.ts";

export type Standing = PlacedMention["stands"];
type Zone = { readonly start: number; readonly end: number; readonly stands: Standing };

const LONGEST_LINE = 200;
const LINES_OF_A_SIGNATURE = 12;
const nextMessage =
  /\n[ \t>]*(?:-{3,} ?(?:original|forwarded)|from:|on .{5,60} wrote:|_{5,})|\n[ \t]*(?:dear|to whom)\b/i;
const bodyLine =
  /\b(?:council|borough of|town hall|civic (?:centre|offices?)|city hall|county hall|switchboard|customer services?(?: centre)?|contact centre|press office|main reception|registered (?:office|charity)|general enquiries)\b|\bwww\./i;
const sharedMailbox =
  /^(?:info|enquir(?:y|ies)|contact(?:us)?|customer\.?services?|council\.?tax|housing|benefits?|parking|planning|no-?reply|donotreply|admin|office|reception|help(?:desk)?|tech\.?hub|it\.?support|feedback|complaints?|press|media|webmaster|postmaster|foi|dataprotection|dpo|hr|payroll|elections?|licensing|mail|support|sales|accounts|registrars?|libraries)[\w.-]*@/;
const contact: ReadonlySet<Hit["type"]> = new Set(["phone", "address", "postcode", "email"]);

const addressee = /^(?:mr|mrs|ms|miss|mx|dr|rev|prof|sir|lady|the occupier)\b/i;
const ownLine = /\b(?:direct(?: line| dial)?|ddi|mob(?:ile)?|ext(?:ension)?|home|personal)\b[^|]*$/i;

export function signatureZones(text: string): readonly Zone[] {
  return signOffs(text).map((start) => {
    const rest = text.slice(start + 1, start + 1500);
    const cut = nextMessage.exec(rest)?.index ?? rest.length;
    const lines = rest.slice(0, cut).split("\n");
    const end = start + 1 + Math.min(cut, lines.slice(0, LINES_OF_A_SIGNATURE).join("\n").length);
    return { start, end, stands: "signature" as const };
  });
}

export function standingOf(hit: Hit, text: string, zones: readonly Zone[]): Standing {
  if (contact.has(hit.type) && isBodysOwn(hit, text)) return "footer";
  return zones.some(({ start, end }) => start <= hit.start && hit.start < end) ? "signature" : "prose";
}

/** A switchboard, a town hall's address: on a short line that names the body, or under one in the same block. */
function isBodysOwn(hit: Hit, text: string): boolean {
  if (hit.type === "email") return sharedMailbox.test(hit.value);
  let lineStart = startOfLine(text, hit.start);
  const own = text.slice(lineStart, hit.start + LONGEST_LINE).split("\n", 1)[0]!;
  // "Direct line: ... | Switchboard: ...": each number by its own words.
  const segment = own
    .slice(0, hit.start - lineStart)
    .split(/[|;•]| {3,}/)
    .at(-1)!;
  if (ownLine.test(segment)) return false;
  if (isBodyLine(own)) return true;
  for (let i = 0; i < 3 && lineStart > 0; i++) {
    const previous = startOfLine(text, lineStart - 1);
    const line = text.slice(previous, lineStart - 1).trim();
    // Whoever the letter is addressed to stands between the letterhead and the address.
    if (line === "" || line.length > 70 || addressee.test(line)) return false;
    if (isBodyLine(line)) return true;
    lineStart = previous;
  }
  return false;
}

/** Looks back no further than a line that could be a letterhead's. */
function startOfLine(text: string, at: number): number {
  const window = text.slice(Math.max(0, at - LONGEST_LINE), at);
  return at - window.length + window.lastIndexOf("\n") + 1;
}

/** Not a sentence about somebody ("She rang the council from 07..."), nor a form's field. */
const isBodyLine = (line: string): boolean =>
  line.length < 120 &&
  bodyLine.test(line) &&
  !/\b(?:he|she|his|her|i|my|mr|mrs|ms|miss|tenant|council tax|council house)\b/i.test(line);
