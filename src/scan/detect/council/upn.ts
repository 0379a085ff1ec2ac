/** Unique Pupil Numbers: a check letter over twelve digits, the last of which may be a letter (DfE's guide to UPNs). */
import { compact, type Detector } from "../detector.ts";

const letters = "ABCDEFGHJKLMNPQRTUVWXYZ0123456789";

export const upn: Detector = {
  type: "upn",
  pattern: /(?<![A-Za-z0-9])[A-HJ-NP-RT-Z]\d{11}[A-HJ-NP-RT-Z0-9](?![A-Za-z0-9])/gi,
  cues: /\b(?:upn|pupil|unique pupil)\b/i,
  normalise: compact,
  accepts: (value) => (value[0] === checkLetter(value) && !/^.(\d)\1+$/.test(value) ? "check-digit" : null),
};

export function checkLetter(value: string): string {
  let sum = 0;
  for (let i = 1; i < 13; i++) {
    const character = value[i]!;
    sum += (i + 1) * (/\d/.test(character) ? Number(character) : letters.indexOf(character));
  }
  return letters[sum % 23]!;
}
