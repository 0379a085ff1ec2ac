/** A picture cut into sheets of paper, A3 across: each begins a little above where the last ended, so that every box is whole on one. */

export type Sheet = { readonly top: number; readonly height: number };

/** 420 by 297 millimetres, less margins of 12 and a line of words. */
const ratio = (297 - 2 * 12 - 14) / (420 - 2 * 12);
/** As high as the highest box. */
const overlap = 72;
/** A picture that is but a little too high is made a little smaller instead. */
const squeezed = 1.35;

export function sheetsOf(width: number, height: number): readonly Sheet[] {
  const full = Math.max(400, Math.floor(width * ratio));
  if (height <= full * squeezed) return [{ top: 0, height }];
  const sheets: Sheet[] = [];
  for (let top = 0; top < height - overlap; top += full - overlap) sheets.push({ top, height: full });
  return sheets;
}
