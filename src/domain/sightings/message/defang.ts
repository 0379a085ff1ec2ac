/** Addresses written so that nothing makes a link of them, and characters that deceive written as what they are. */

/** "hxxps://example[.]com/x": what is copied from a page leads nowhere by itself. */
export function defanged(text: string): string {
  return text
    .replace(
      /\b(h)tt(ps?):\/\/([^\s/?#<>"]+)/giu,
      (_, _h: string, rest: string, host: string) => `hxx${rest.toLowerCase()}://${dotted(host)}`,
    )
    .replace(/\bftp:\/\//giu, "fxp://")
    .replace(/\b(javascript|data|vbscript|file|mailto|tel):/giu, "$1[:]")
    .replace(/(?<![\w/.\]-])(?:[\p{L}\p{N}_-]+\.)+[\p{L}\p{N}-]{2,}(?![\w(])/gu, dotted)
    .replace(
      /(?<![^\s<>"@])([^\s<>"@]+)@([^\s<>"@/]+)/gu,
      (_, name: string, host: string) => `${name}[@]${dotted(host)}`,
    );
}

function dotted(host: string): string {
  return host.replace(/(?<!\[)\.(?!\])/gu, "[.]");
}

/** In running words only what is an address is changed: a sentence without a space after its full stop stays as it is. */
export function defangedWords(text: string): string {
  // Piece by piece: what somebody sends to be slow to search is never searched as a whole.
  return text.replace(/[^\s<>"'()]{1,300}/gu, (piece) =>
    piece.includes(".") || piece.includes("@") || piece.includes(":")
      ? piece.replace(address, defanged)
      : piece,
  );
}

const address =
  /[a-z][a-z0-9+.-]*:\/\/\S+|[^\s@]+@[^\s@]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:\/\S*)?|\b(?:\d{1,3}\.){3}\d{1,3}\b|\b(?:javascript|data|vbscript):\S+/giu;

/**
 * Characters that are not seen, turn the direction of writing, or pass for Latin ones: each as its code point, "[U+202E]".
 * The name of a file that ends in "[U+202E]cod.exe" is no document.
 */
export function unmasked(text: string): string {
  const plain = text.toWellFormed();
  const mixed = hasMixedScripts(plain);
  let out = "";
  for (const char of plain) {
    const code = char.codePointAt(0)!;
    if (char === "\n" || char === "\t") out += char;
    else if (hides.test(char) || (mixed && lookAlike.test(char)))
      out += `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
    else out += char;
  }
  return out;
}

/** Control and format characters, marks of direction, spaces that are none, private use. */
const hides = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u115f\u1160\u2800\u3164\uffa0\u2028\u2029]/u;
const lookAlike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u;

/** Words in Greek are no deception; one Greek letter inside a Latin word is. */
export function hasMixedScripts(text: string): boolean {
  return text.split(/[^\p{L}\p{M}]+/u).some((word) => /\p{Script=Latin}/u.test(word) && lookAlike.test(word));
}
