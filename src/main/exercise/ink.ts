/** Colour on terminals that have it; NO_COLOR and pipes get plain text. */
import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

function ink(style: Style): (text: string) => string {
  return (text) => styleText(style, text, { stream: process.stdout });
}

export const bold = ink("bold");
export const dim = ink("dim");
export const green = ink("green");
export const red = ink("red");
