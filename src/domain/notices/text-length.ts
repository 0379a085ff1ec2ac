/** How long a text message is: by GOV.UK Notify's limit, and in parts as the networks count and bill them. */

/** GOV.UK Notify's. */
export const longestText = 918;
/** Kept free for the check code, which is written behind the words when they go out. */
export const roomForCode = 60;

// GSM 03.38: each of the first takes seven bits, each of the second twice that; one other sign, and all take sixteen.
const single =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const double = "^{}\\[~]|€\f";

export type TextLength = {
  readonly characters: number;
  readonly encoding: "GSM-7" | "UCS-2";
  readonly parts: number;
  /** Signs that make every part shorter: "ŵ", "’". */
  readonly costly: readonly string[];
};

export function textLength(text: string): TextLength {
  const signs = [...text];
  const costly = [...new Set(signs.filter((sign) => !single.includes(sign) && !double.includes(sign)))];
  if (costly.length > 0)
    return { characters: text.length, encoding: "UCS-2", parts: partsOf(text.length, 70, 67), costly };
  const units = signs.reduce((sum, sign) => sum + (double.includes(sign) ? 2 : 1), 0);
  return { characters: text.length, encoding: "GSM-7", parts: partsOf(units, 160, 153), costly };
}

function partsOf(units: number, alone: number, joined: number): number {
  return units <= alone ? 1 : Math.ceil(units / joined);
}

/** What fits, never half a sentence. */
export function wholeSentences(text: string, most = longestText - roomForCode): string {
  if (text.length <= most) return text;
  const sentences = text.match(/[^.!?]+[.!?]+(?:\s+|$)|[^.!?]+$/gu) ?? [text];
  let kept = "";
  for (const sentence of sentences) {
    if ((kept + sentence).trimEnd().length > most) break;
    kept += sentence;
  }
  return kept.trimEnd();
}
