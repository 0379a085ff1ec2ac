/** Levels of agreement of two values of one field, from 0 (the same) to `DIFFERENT`; -1 where either is missing. */

import { compareDates, isOneSlip, jaroWinkler, slips } from "../compare/similarity.ts";
import { isNickname } from "../normalise/nicknames.ts";
import type { TableRecord } from "./map.ts";

export const DIFFERENT = 3;

export function levelOf(field: string, a: TableRecord, b: TableRecord): number {
  const x = a[field] ?? "";
  const y = b[field] ?? "";
  if (field === "givenName" || field === "surname") return nameLevel(field, x, y, a, b);
  if (x === "" || y === "") return -1;
  if (x === y) return 0;
  if (field === "dateOfBirth") return dateLevel(x, y);
  if (field === "email") return emailLevel(x, y);
  if (
    field === "houseNumber" ||
    field === "postcode" ||
    field === "nino" ||
    field === "nhsNumber" ||
    field === "phone" ||
    field === "bankAccount"
  )
    return isOneSlip(x, y) ? 1 : slips(x, y, 2) <= 2 && x.length >= 6 ? 2 : DIFFERENT;
  return textLevel(x, y);
}

/** Given name and surname in each other's column agree as well as in their own. */
function nameLevel(
  field: "givenName" | "surname",
  x: string,
  y: string,
  a: TableRecord,
  b: TableRecord,
): number {
  const other = field === "givenName" ? "surname" : "givenName";
  if (x === "" || y === "") {
    const lone = x === "" ? y : x;
    const opposite = x === "" ? (a[other] ?? "") : (b[other] ?? "");
    return lone !== "" && lone === opposite ? 1 : -1;
  }
  if (x === y) return 0;
  if (x === b[other] && (a[other] ?? "") === y) return 1;
  if (x === b[other] || y === a[other]) return 2;
  const alike = jaroWinkler(x, y);
  if (alike >= 0.92 || isOneSlip(x, y) || (field === "givenName" && isNickname(x, y))) return 1;
  if (alike >= 0.82 || slips(x, y, 2) <= 2) return x.length >= 4 && y.length >= 4 ? 2 : DIFFERENT;
  return DIFFERENT;
}

function dateLevel(x: string, y: string): number {
  if (compareDates(x, y) === "near" || isOneSlip(x, y)) return 1;
  const [left, right] = [x.replace(/-/g, ""), y.replace(/-/g, "")];
  return slips(left, right, 2) <= 2 ? 2 : DIFFERENT;
}

function emailLevel(x: string, y: string): number {
  const [nameX, nameY] = [x.split("@")[0]!, y.split("@")[0]!];
  if (nameX === nameY || slips(x, y, 2) <= 2) return 1;
  return jaroWinkler(nameX, nameY) >= 0.88 ? 2 : DIFFERENT;
}

function textLevel(x: string, y: string): number {
  if (x.replace(/ /g, "") === y.replace(/ /g, "")) return 0;
  const alike = jaroWinkler(x, y);
  if (alike >= 0.92 || isOneSlip(x, y)) return 1;
  return alike >= 0.85 || slips(x, y, 3) <= 3 ? 2 : DIFFERENT;
}
