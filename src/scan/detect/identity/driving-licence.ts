/** British driving licence numbers: surname, birth date and initials in sixteen characters (DVLA's driver number). */
import { compact, type Detector, supported } from "../detector.ts";

const form =
  /^[A-Z]{1,5}9{0,4}\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[A-Z](?:[A-Z]|9)[A-Z0-9][A-Z]{2}$/;

export const drivingLicence: Detector = {
  type: "driving-licence",
  pattern:
    /(?<![A-Za-z0-9])[A-Z][A-Z9]{4}[ -]?\d{6}[ -]?[A-Z][A-Z9][A-Z0-9] ?[A-Z]{2}(?: ?\d\d)?(?![A-Za-z0-9])/gi,
  inColumn: /^[A-Z][A-Z9]{4}[ -]?\d{6}[ -]?[A-Z9]{2}[A-Z0-9] ?[A-Z]{2}(?: ?\d\d)?$/i,
  cues: /\b(?:licen[cs]e|dvla|driver|driving)\b/i,
  normalise: (written) => compact(written).slice(0, 16),
  accepts(value, at) {
    if (!form.test(value) || value.startsWith("MORGA657054SM9")) return null;
    return supported(at) || at.written === at.written.toUpperCase() ? "structure" : null;
  },
  confidence: (at, check) => (check && (supported(at) || agrees(value(at), at.text)) ? "high" : "medium"),
};

const value = (at: { readonly written: string }): string => compact(at.written);

/** The surname's first five letters, or the birth date, stand near it too. */
function agrees(licence: string, text: string): boolean {
  const surname = licence.slice(0, 5).replace(/9+$/, "");
  if (surname.length >= 3 && new RegExp(`(?<![A-Za-z])${surname}`, "i").test(text.replaceAll(licence, "")))
    return true;
  const month = Number(licence.slice(6, 8)) % 50;
  const [day, year] = [licence.slice(8, 10), licence[5]! + licence[10]!];
  const two = String(month).padStart(2, "0");
  return new RegExp(`(?<!\\d)${day}[/.-]${two}[/.-](?:19|20)?${year}|(?:19|20)${year}-${two}-${day}`).test(
    text,
  );
}
