/** The canonical text of a JSON value (RFC 8785, JCS): the same value is always the same bytes. */

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    members.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([name, member]) => `${canonical(name)}:${canonical(member)}`).join(",")}}`;
  }
  // PostgreSQL cannot keep a NUL or half a surrogate pair, and JSON has no NaN: none of them may enter a hash.
  if (typeof value === "string" && (!value.isWellFormed() || value.includes("\u0000")))
    throw new Error("A text with a NUL or half a character cannot enter the ledger");
  if (typeof value === "number" && !Number.isFinite(value)) throw new Error("Not a number for the ledger");
  return JSON.stringify(value);
}
