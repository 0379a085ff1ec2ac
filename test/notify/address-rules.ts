/** Notify's rules for the lines of an address: three to seven, the last a postcode, a country or BFPO. */
import { invalid } from "./refusal.ts";

const countries = ["france", "germany", "ireland", "spain", "italy", "poland", "united states", "australia"];
const postcode = /^(?:gir ?0aa|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|bfpo ?\d{1,4})$/iu;

export function validateAddress(fields: Readonly<Record<string, unknown>>, international: boolean): string {
  if (fields["address_line_1"] === undefined)
    throw invalid("personalisation address_line_1 is a required property");
  const lines = [1, 2, 3, 4, 5, 6, 7]
    .map((at) => String(fields[`address_line_${at}`] ?? "").trim())
    .concat(String(fields["postcode"] ?? "").trim())
    .filter((line) => line !== "");
  const last = lines.at(-1) ?? "";
  if (lines.length < 3) throw invalid("Address must be at least 3 lines");
  if (lines.length > 7) throw invalid("Address must be no more than 7 lines");
  const isBfpo = lines.some((line) => /^bfpo/iu.test(line));
  if (isBfpo && countries.includes(last.toLowerCase()))
    throw invalid("The last line of a BFPO address must not be a country.");
  if (!postcode.test(last) && !(international && countries.includes(last.toLowerCase())))
    throw invalid(
      international
        ? "Last line of address must be a real UK postcode or another country"
        : "Must be a real UK postcode",
    );
  if (lines.some((line) => /^[@()=[\]”\\/,<>]/u.test(line)))
    throw invalid(
      "Address lines must not start with any of the following characters: @ ( ) = [ ] ” \\ / , < >",
    );
  if (lines.slice(0, 2).some((line) => !/[\p{L}\p{N}]/u.test(line)))
    throw invalid("The first 2 lines of the address must include alphanumeric characters");
  if (lines.some((line) => /^(?:no fixed (?:abode|address)|nfa)$/iu.test(line)))
    throw invalid("Must be a real address");
  return lines.join(", ");
}
