/**
 * Lines of delimited text into records. Quotes are trusted only as far as they make sense: one that is never closed
 * must not swallow the rest of the file, as it does in readers that wait for its end.
 */
export type RecordReader = {
  /** The records that this line completes, each a list of fields. */
  take(line: string): readonly (readonly string[])[];
  end(): readonly (readonly string[])[];
  /** Quotes that were opened and not closed. */
  readonly broken: number;
};

const longestField = 1 << 18;
const mostLines = 1_000;
/** So many broken quotes mean that the file does not quote at all; it also bounds the re-reading. */
const patience = 20;

export function recordReader(delimiter: string): RecordReader {
  let open: string[] = [];
  let openLength = 0;
  let broken = 0;

  function take(line: string): readonly (readonly string[])[] {
    if (open.length === 0 && !line.includes('"')) return [line.split(delimiter)];
    open.push(line);
    openLength += line.length + 1;
    // Only a line with a quote can end what a quote began.
    if (open.length > 1 && !line.includes('"') && openLength < longestField && open.length < mostLines)
      return [];
    const parsed = parse(open.join("\n"), delimiter);
    if (parsed.kind === "open" && broken < patience && openLength < longestField && open.length < mostLines) {
      return [];
    }
    if (parsed.kind === "record") {
      clear();
      return [parsed.fields];
    }
    return giveUp();
  }

  /** Reads the first line by itself, its quotes as plain characters, and then the others afresh. */
  function giveUp(): readonly (readonly string[])[] {
    broken++;
    const [first, ...others] = open;
    clear();
    return [literally(first!, delimiter), ...others.flatMap((line) => take(line))];
  }

  function clear(): void {
    open = [];
    openLength = 0;
  }

  return {
    take,
    end() {
      const records: (readonly string[])[] = [];
      while (open.length > 0) records.push(...giveUp());
      return records;
    },
    get broken() {
      return broken;
    },
  };
}

type Parsed = { kind: "record"; fields: string[] } | { kind: "open" } | { kind: "odd" };

function parse(text: string, delimiter: string): Parsed {
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const written = skipSpaces(text, at);
    if (text[written] === '"') {
      at = written;
      const end = closing(text, at, delimiter);
      if (end.kind !== "closed") return end;
      fields.push(text.slice(at + 1, end.at).replaceAll('""', '"'));
      at = end.at + 1;
    } else {
      const next = text.indexOf(delimiter, at);
      fields.push(text.slice(at, next === -1 ? text.length : next));
      at = next === -1 ? text.length : next;
    }
    if (at >= text.length) return { kind: "record", fields };
    at++;
    if (at === text.length) return { kind: "record", fields: [...fields, ""] };
  }
}

function skipSpaces(text: string, at: number): number {
  while (text[at] === " ") at++;
  return at;
}

/** A quote closes where a delimiter or the end follows it; a lone one inside is text, unless the field spans lines. */
function closing(text: string, from: number, delimiter: string): { kind: "closed"; at: number } | Parsed {
  let at = from + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at === -1) return { kind: "open" };
    const after = text[at + 1];
    if (after === '"') at += 2;
    else if (after === undefined || after === delimiter) return { kind: "closed", at };
    else if (after === "\n" || text.slice(from, at).includes("\n")) return { kind: "odd" };
    else at++;
  }
}

function literally(line: string, delimiter: string): string[] {
  return line.split(delimiter).map((field) => field.replace(/^"(.*)"$/u, "$1"));
}
