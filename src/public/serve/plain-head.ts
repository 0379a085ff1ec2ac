/**
 * The head of a plain request, and nothing else: GET or HEAD of HTTP/1.1 in the form that browsers and feed readers send.
 * Whatever leaves the smallest doubt about where a request ends or what it asks for is no plain head: node:http reads it.
 */
export type PlainHead = {
  readonly method: "GET" | "HEAD";
  readonly path: string;
  readonly accepted: string;
  readonly known: string;
  readonly forwarded: string | undefined;
  /** Bytes until the next request begins. */
  readonly length: number;
  /** None of its fields says anything of a person: such a head may be remembered. */
  readonly isCommon: boolean;
};

const mostBytes = 4096;
const mostFields = 48;
const blank = Buffer.from("\r\n\r\n");
const requestLine = /^(GET|HEAD) (\/[\w.~/%-]{0,512})(?:\?[\w.~/%=&+:,;@!$'()*-]{0,1024})? HTTP\/1\.1$/u;
const field = /^([A-Za-z][A-Za-z0-9-]{0,63}):[ ]?([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)?$/u;
const host = /^[A-Za-z0-9.-]{1,253}(?::\d{1,5})?$|^\[[0-9a-fA-F:.]{2,45}\](?::\d{1,5})?$/u;

/** Each of them says something about bodies, connections or protocols. */
const unusual = new Set([
  ...["content-length", "transfer-encoding", "te", "trailer", "expect", "upgrade", "http2-settings"],
  ...["keep-alive", "proxy-connection", "authorization", "range", "if-range", "x-http-method-override"],
]);

/** What thousands of browsers send alike. Addresses, cookies and where somebody came from are not among them. */
const common = new Set([
  ...["host", "connection", "accept", "accept-encoding", "accept-language", "if-none-match"],
  ...["if-modified-since", "cache-control", "pragma", "dnt", "priority", "user-agent"],
  ...["upgrade-insecure-requests", "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site", "sec-fetch-user"],
]);

/** Null where the bytes from `start` hold no whole head. */
export function headText(bytes: Buffer, start: number): string | null {
  const stop = bytes.indexOf(blank, start);
  return stop === -1 || stop - start > mostBytes ? null : bytes.toString("latin1", start, stop);
}

/** Null where it is no plain head. `text` is what stands before the blank line. */
export function plainHead(text: string): PlainHead | null {
  const lines = text.split("\r\n");
  const [, method, path] = requestLine.exec(lines[0]!) ?? [];
  if (path === undefined || lines.length > mostFields) return null;
  let [accepted, known, forwarded, hosts]: (string | undefined)[] = [];
  let isCommon = true;
  for (let at = 1; at < lines.length; at++) {
    const [, written, value = ""] = field.exec(lines[at]!) ?? [];
    if (written === undefined) return null;
    const name = written.toLowerCase();
    isCommon &&= common.has(name);
    if (name === "host") {
      if (hosts !== undefined || !host.test(value)) return null;
      hosts = value;
    } else if (name === "accept-encoding") {
      if (accepted !== undefined) return null;
      accepted = value;
    } else if (name === "if-none-match") {
      if (known !== undefined) return null;
      known = value;
    } else if (name === "x-forwarded-for") {
      if (forwarded !== undefined) return null;
      forwarded = value;
    } else if (name === "connection") {
      if (value.toLowerCase() !== "keep-alive") return null;
    } else if (unusual.has(name)) return null;
  }
  if (hosts === undefined) return null;
  return {
    method: method === "HEAD" ? "HEAD" : "GET",
    ...{
      length: text.length + blank.length,
      path,
      accepted: accepted ?? "",
      known: known ?? "",
      forwarded,
      isCommon,
    },
  };
}
