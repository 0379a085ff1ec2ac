/** The lines that are printed in the window: who it is for, then an address as the register holds it, "12 High Street, W8 7NX". */
import { mostLines, type PostalAddress, postalAddress } from "./postal-address.ts";

export function addressLines(name: string, address: string): PostalAddress {
  const parts = address
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  // Long forms of address: the first parts share a line, so that town and postcode keep their own.
  while (parts.length > mostLines - 1 && fits(parts)) parts.splice(0, 2, `${parts[0]}, ${parts[1]}`);
  return postalAddress([name.replace(/[\n\r]+/g, " "), ...parts].join("\n"), { abroad: true });
}

const longestLine = 60;

function fits([first = "", second = ""]: readonly string[]): boolean {
  return first.length + second.length + 2 <= longestLine;
}
