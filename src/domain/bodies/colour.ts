/**
 * An authority's own colour, never at the price of being read: white words stand on it, and it stands on the page. Relative
 * luminance and contrast ratio as WCAG 2.2 defines them; 4.5 for words (1.4.3), 3 for what is no word (1.4.11).
 */

/** "#16324f" */
export type Colour = string;

export const contrastOfWords = 4.5;
export const contrastOfShapes = 3;

/** The grounds on which the colour stands: the page, and the pale band around it. */
const grounds: readonly Colour[] = ["#ffffff", "#f3f6f9"];

/** As typed, "16324F" or "#16324f" or "#abc"; null where it is no colour. */
export function colourTyped(typed: string): Colour | null {
  const digits = typed.trim().replace(/^#/u, "").toLowerCase();
  if (/^[0-9a-f]{3}$/u.test(digits)) return `#${[...digits].map((digit) => digit + digit).join("")}`;
  return /^[0-9a-f]{6}$/u.test(digits) ? `#${digits}` : null;
}

export function contrast(one: Colour, other: Colour): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export type FitColour = {
  readonly colour: Colour;
  /** With white words on it. */
  readonly ratio: number;
  readonly darkened: boolean;
};

/** The colour itself where it can be read, else the nearest darker one of the same hue that can. */
export function fitColour(wanted: Colour): FitColour {
  for (let step = 100; step >= 0; step--) {
    const colour = scaled(wanted, step / 100);
    if (isFit(colour)) return { colour, ratio: contrast(colour, "#ffffff"), darkened: step < 100 };
  }
  return { colour: "#000000", ratio: 21, darkened: true };
}

function isFit(colour: Colour): boolean {
  return (
    contrast(colour, "#ffffff") >= contrastOfWords &&
    grounds.every((ground) => contrast(colour, ground) >= contrastOfShapes)
  );
}

function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function scaled(colour: Colour, by: number): Colour {
  const parts = channels(colour).map((value) =>
    Math.floor(value * by)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${parts.join("")}`;
}

function channels(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
