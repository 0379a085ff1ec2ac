/** A line of the log for whoever sits at the terminal. */

/** Null for what they need not see: that a page was asked for and answered. */
export function inWords(line: Readonly<Record<string, unknown>>, level: string): string | null {
  const { at: _at, level: weight, what, frames, ...fields } = line;
  if (fields["route"] !== undefined && weight === "info" && level !== "debug") return null;
  const rest = Object.entries(fields).map(([name, value]) => `${name} ${String(value)}`);
  const sentence = rest.length === 0 ? String(what) : `${String(what)} (${rest.join(", ")})`;
  const stack = Array.isArray(frames) ? frames.map((frame) => `\n    ${String(frame)}`) : [];
  return `${sentence}${stack.join("")}`;
}
