/**
 * Suppression: a person, or one contact point, that must not be written to again. Never by name alone: a name is many
 * people. Somebody added it and said why; lifting it asks for a reason as well.
 */

import type { AuthorityId, PersonId, StaffId } from "../ids.ts";
import { doorKey } from "../notices/door.ts";
import type { Channel } from "../notices/notice.ts";
import { e164Of } from "../people/phone-number.ts";
import { problemOfReasons, type ReasonsProblem } from "../reasons.ts";

export const suppressionWhys = ["asked", "complained", "bounced", "died", "returned", "not-theirs"] as const;
export type SuppressionWhy = (typeof suppressionWhys)[number];

export const contactKinds = ["email", "phone", "address"] as const;
export type ContactKind = (typeof contactKinds)[number];

export const suppressionEntries = {
  add: "suppression.added",
  lift: "suppression.lifted",
  import: "suppression.imported",
} as const;

export type Suppression = {
  readonly id: string;
  readonly authority: AuthorityId;
  readonly scope: "person" | "contact";
  /** Whose; of a contact point that came by a file it may be nobody's that is known. */
  readonly person: PersonId | null;
  readonly kind: ContactKind | null;
  readonly why: SuppressionWhy;
  readonly reasons: string;
  readonly source: "hand" | "import" | "receipt";
  readonly addedBy: string;
  readonly addedAt: Date;
  readonly liftedBy: StaffId | null;
  readonly liftedAt: Date | null;
};

/** Which contact point it is, however it is written; null where it is none. Hashed with a key, and kept nowhere. */
export function contactKey(kind: ContactKind, value: string): string | null {
  const plain = value.normalize("NFC").trim();
  if (kind === "email") return /^\S+@\S+$/.test(plain) ? plain.toLowerCase() : null;
  if (kind === "phone") return e164Of(plain);
  // A whole postcode's houses would be silenced by a postcode alone.
  return doorKey(plain);
}

export function kindOfChannel(channel: Channel): ContactKind {
  return ({ email: "email", text: "phone", letter: "address" } as const)[channel];
}

export type SuppressForm = {
  /** The whole person, or one of their contact points by its place in the list. */
  readonly what: "person" | number;
  readonly why: SuppressionWhy;
  readonly reasons: string;
};

export function problemOfLift({ liftedAt }: Suppression, reasons: string): LiftProblem | null {
  if (liftedAt !== null) return { kind: "suppression-lifted" };
  return problemOfReasons(reasons);
}
export type LiftProblem = ReasonsProblem | { readonly kind: "suppression-lifted" };

export type ImportedSuppression = {
  readonly at: number;
  readonly reference: number | null;
  readonly contacts: readonly { readonly kind: ContactKind; readonly key: string }[];
  readonly why: SuppressionWhy;
};
export type SuppressionRowProblem = {
  readonly row: number;
  readonly fault: "nothing" | "reference" | "why" | ContactKind;
};

type Cells = { readonly at: number; readonly cells: readonly string[] };
const columns = ["reference", "email", "phone", "address", "why"] as const;

/** Rows below a head that names the columns. A name column is no use and is left alone: nobody is known by it. */
export function readSuppressions(rows: readonly Cells[]): {
  readonly lines: readonly ImportedSuppression[];
  readonly problems: readonly SuppressionRowProblem[];
  readonly headless: boolean;
} {
  const head = (rows[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const place = Object.fromEntries(columns.map((name) => [name, head.indexOf(name)]));
  const headless = columns.slice(0, 4).every((name) => place[name] === -1);
  const lines: ImportedSuppression[] = [];
  const problems: SuppressionRowProblem[] = [];
  for (const { at, cells } of headless ? [] : rows.slice(1)) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const read = lineOf(at, (name) => cells[place[name]!]?.trim() ?? "");
    if ("row" in read) problems.push(read);
    else lines.push(read);
  }
  return { lines, problems, headless };
}

function lineOf(
  at: number,
  cell: (name: (typeof columns)[number]) => string,
): ImportedSuppression | SuppressionRowProblem {
  const why = cell("why") === "" ? "asked" : suppressionWhys.find((one) => one === cell("why").toLowerCase());
  if (why === undefined) return { row: at, fault: "why" };
  const number = /^(?:P-?)?0*([1-9]\d{0,8})$/i.exec(cell("reference"))?.[1];
  if (cell("reference") !== "" && number === undefined) return { row: at, fault: "reference" };
  const contacts: { kind: ContactKind; key: string }[] = [];
  for (const kind of contactKinds) {
    if (cell(kind) === "") continue;
    const key = contactKey(kind, cell(kind));
    if (key === null) return { row: at, fault: kind };
    contacts.push({ kind, key });
  }
  if (number === undefined && contacts.length === 0) return { row: at, fault: "nothing" };
  return { at, reference: number === undefined ? null : Number(number), contacts, why };
}
