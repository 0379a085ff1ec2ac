/** A contact point as staff type it, in the form in which those that were found are kept. Null where it is none. */
import { e164Of } from "../../domain/people/phone-number.ts";
import type { NewContact } from "./gate-store.ts";

export function normalContact({ kind, value }: NewContact): NewContact | null {
  const text = value
    .normalize("NFKC")
    .replace(/\p{C}+/gu, (signs) => (signs.includes("\n") ? "\n" : " "))
    .trim();
  if (text === "" || text.length > 500) return null;
  if (kind === "email") {
    const email = text.toLowerCase();
    return /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]+$/u.test(email) ? { kind, value: email } : null;
  }
  if (kind === "phone") {
    const whole = e164Of(text);
    return whole === null ? null : { kind, value: whole };
  }
  return { kind, value: oneLine(text) };
}

/** Lines joined by ", ", the postcode last and written as the post writes it. */
function oneLine(text: string): string {
  const lines = text
    .split(/[\n,]+/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .filter((line) => line !== "");
  const last = lines.at(-1) ?? "";
  const postcode = /^(.*?)\s*\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/i.exec(last);
  if (postcode === null) return lines.join(", ");
  const [, before = "", outward = "", inward = ""] = postcode;
  const code = `${outward} ${inward}`.toUpperCase();
  return [...lines.slice(0, -1), ...(before === "" ? [] : [before]), code].join(", ");
}
