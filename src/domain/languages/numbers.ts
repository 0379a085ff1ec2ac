/**
 * Numbers to call in a text that runs from the right: their groups would change places, and people would call another
 * number. They are isolated by the characters that Unicode has for it (UAX #9, LRI and PDI), which show nothing.
 */

/** A number to call begins with 0 or +; years, sums and times do not. */
const toCall = /(?<![\d\u2066])(?:\+|\(?0)[\d ()-]{6,}\d/gu;

export function numbersKept(text: string, dir: "ltr" | "rtl"): string {
  return dir === "ltr" ? text : text.replace(toCall, (number) => `\u2066${number}\u2069`);
}
