/**
 * The parts of a mail as it came: heads and bodies, bodies decoded. Mail that comes back is hostile input, so this reads
 * forward once, knows no more of MIME (RFC 2045, 2046) than reports need, and stops at a depth.
 */
export type MailPart = {
  /** Lower-case names; of a name that stands twice, the first. */
  readonly head: ReadonlyMap<string, string>;
  /** "text/plain", without what follows it. */
  readonly type: string;
  readonly body: string;
  readonly parts: readonly MailPart[];
};

const deepest = 6;
const mostParts = 50;

/** `mail`: one character for each byte. */
export function partsOf(mail: string): MailPart {
  return partOf(mail.replace(/\r\n?/gu, "\n"), 0);
}

/** All that are in it, itself first. */
export function allParts(part: MailPart): readonly MailPart[] {
  return [part, ...part.parts.flatMap(allParts)];
}

function partOf(text: string, depth: number): MailPart {
  const split = text.startsWith("\n") ? 0 : text.indexOf("\n\n");
  const head = headOf(split < 0 ? text : text.slice(0, split));
  const body = split < 0 ? "" : text.slice(split === 0 ? 1 : split + 2);
  const written = head.get("content-type") ?? "text/plain";
  const type = written.split(";")[0]!.trim().toLowerCase();
  const boundary = type.startsWith("multipart/") ? boundaryIn(written) : "";
  return {
    head,
    type,
    body: boundary === "" ? decoded(body, head.get("content-transfer-encoding") ?? "") : "",
    parts:
      boundary === "" || depth >= deepest
        ? []
        : between(body, boundary).map((inner) => partOf(inner, depth + 1)),
  };
}

/** Also of what stands in a body: the fields of a delivery report, the head of a message that is given back. */
export function headOf(text: string): ReadonlyMap<string, string> {
  const head = new Map<string, string>();
  let name = "";
  for (const line of text.split("\n")) {
    if (/^[ \t]/u.test(line)) {
      const value = head.get(name);
      if (value !== undefined) head.set(name, `${value} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(":");
    const found = colon > 0 ? line.slice(0, colon).trim().toLowerCase() : "";
    // A second one of a name is not folded into the first.
    name = found !== "" && !head.has(found) ? found : "";
    if (name !== "") head.set(name, line.slice(colon + 1).trim());
  }
  return head;
}

function boundaryIn(written: string): string {
  const [, quoted, bare] = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/iu.exec(written) ?? [];
  return quoted ?? bare ?? "";
}

function between(body: string, boundary: string): readonly string[] {
  const parts: string[] = [];
  let lines: string[] | null = null;
  for (const line of body.split("\n")) {
    const end = line.trimEnd();
    const isEnd = end === `--${boundary}--`;
    if (end !== `--${boundary}` && !isEnd) {
      lines?.push(line);
      continue;
    }
    if (lines !== null) parts.push(lines.join("\n"));
    if (isEnd || parts.length >= mostParts) return parts;
    lines = [];
  }
  // Cut short, as what mail systems give back often is.
  return lines === null ? parts : [...parts, lines.join("\n")];
}

function decoded(body: string, encoding: string): string {
  if (/^base64$/iu.test(encoding.trim()))
    return Buffer.from(body, "base64").toString("latin1").replace(/\r\n?/gu, "\n");
  if (!/^quoted-printable$/iu.test(encoding.trim())) return body;
  return body
    .replace(/=[ \t]*\n/gu, "")
    .replace(/=([0-9A-F]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
