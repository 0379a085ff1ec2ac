/** XML as it streams by: names without their prefixes, and an end instead of an exception where it is malformed. */
import { SaxesParser } from "saxes";

export type Attributes = Readonly<Record<string, string>>;

export type Handlers = {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

export type XmlReader = {
  write(text: string): void;
  /** True where the XML was not well-formed. */
  end(): boolean;
};

export function xmlReader(handlers: Handlers): XmlReader {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  let malformed = false;
  // The parser goes on behind a fault: what follows is mostly sound. An Error for each would cost more than the rest.
  parser.fail = () => {
    malformed = true;
    return parser;
  };
  parser.on("opentag", (tag) => handlers.open?.(local(tag.name), plain(tag.attributes)));
  parser.on("closetag", (tag) => handlers.close?.(local(tag.name)));
  parser.on("text", (text) => handlers.text?.(text));
  parser.on("cdata", (text) => handlers.text?.(text));
  return {
    write: (text) => void parser.write(text),
    end() {
      parser.close();
      return malformed;
    },
  };
}

const locals = new Map<string, string>();

function local(name: string): string {
  let found = locals.get(name);
  if (found === undefined) {
    found = name.slice(name.indexOf(":") + 1);
    if (locals.size < 10_000) locals.set(name, found);
  }
  return found;
}

function plain(attributes: Record<string, string>): Attributes {
  let prefixed = false;
  for (const name in attributes) if (name.includes(":")) prefixed = true;
  if (!prefixed) return attributes;
  const result: Record<string, string> = {};
  for (const name in attributes) {
    if (!name.startsWith("xmlns")) {
      // `r:id` beside a sheet's own `id` must not be lost.
      const key = local(name);
      result[key in result || (name.includes(":") && key in attributes) ? name : key] = attributes[name]!;
    }
  }
  return result;
}
