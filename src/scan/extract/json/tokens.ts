/** JSON as tokens, from text that comes in chunks of any size. Broken syntax is noted and read over, not refused. */
export type Tokens = {
  open(kind: "object" | "array"): void;
  close(kind: "object" | "array"): void;
  key(name: string): void;
  /** Numbers as they are written: sixteen digits must not be rounded. */
  value(text: string, kind: "string" | "other"): void;
};

export type Tokenizer = {
  write(chunk: string): void;
  /** Ends the text; true where it broke off or was malformed. */
  end(): boolean;
  readonly line: number;
  readonly depth: number;
};

/** Longer strings are files that someone has encoded; their middle is not kept. */
const longestString = 4 << 20;
const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

export function jsonTokenizer(tokens: Tokens): Tokenizer {
  let line = 1;
  let depth = 0;
  let malformed = false;
  let held = "";
  let string: string[] | null = null;
  let stringLength = 0;
  let literal = "";
  /** A string is a key where its colon follows: it is kept until then. */
  let pending: string | null = null;

  function write(chunk: string): void {
    const text = held + chunk;
    held = "";
    let at = 0;
    while (at >= 0 && at < text.length) {
      if (string !== null) at = insideString(text, at);
      else at = outside(text, at);
    }
  }

  /** Up to the string's end, or the chunk's; -1 where an escape is cut by the chunk's end. */
  function insideString(text: string, from: number): number {
    const special = /["\\\n]/g;
    special.lastIndex = from;
    const found = special.exec(text);
    keep(text.slice(from, found?.index ?? text.length));
    if (found === null) return text.length;
    if (found[0] === "\n") {
      line++;
      keep("\n");
      return found.index + 1;
    }
    if (found[0] === '"') {
      pending = string!.join("");
      string = null;
      return found.index + 1;
    }
    const kind = text[found.index + 1];
    const length = kind === "u" ? 6 : 2;
    if (kind === undefined || found.index + length > text.length) {
      held = text.slice(found.index);
      return -1;
    }
    keep(kind === "u" ? unicode(text.slice(found.index + 2, found.index + 6)) : (escapes[kind] ?? kind));
    return found.index + length;
  }

  function keep(piece: string): void {
    stringLength += piece.length;
    if (stringLength <= longestString) string!.push(piece);
  }

  function outside(text: string, at: number): number {
    const character = text[at]!;
    switch (character) {
      case '"':
        settle();
        string = [];
        stringLength = 0;
        break;
      case ":":
        if (pending === null) malformed = true;
        else tokens.key(pending);
        pending = null;
        break;
      case ",":
        settle();
        break;
      case "{":
      case "[":
        settle();
        depth++;
        tokens.open(character === "{" ? "object" : "array");
        break;
      case "}":
      case "]":
        settle();
        if (depth === 0) malformed = true;
        else {
          depth--;
          tokens.close(character === "}" ? "object" : "array");
        }
        break;
      case "\n":
        if (literal !== "") settle();
        line++;
        break;
      case " ":
      case "\t":
      case "\r":
      case "\ufeff":
        if (literal !== "") settle();
        break;
      default:
        if (literal.length < 1000) literal += character;
    }
    return at + 1;
  }

  function settle(): void {
    if (pending !== null) tokens.value(pending, "string");
    pending = null;
    if (literal === "") return;
    if (!/^(?:-?\d[\d.eE+-]*|true|false|null)$/.test(literal)) malformed = true;
    if (literal !== "null") tokens.value(literal, "other");
    literal = "";
  }

  return {
    write,
    end() {
      if (string !== null) {
        pending = string.join("");
        malformed = true;
      }
      settle();
      return malformed || depth > 0;
    },
    get line() {
      return line;
    },
    get depth() {
      return depth;
    },
  };
}

function unicode(digits: string): string {
  const code = Number.parseInt(digits, 16);
  return Number.isNaN(code) ? "" : String.fromCharCode(code);
}
