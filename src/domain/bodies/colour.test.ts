/** Whatever colour an authority asks for: white words on it can be read, and it stands on the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { colourTyped, contrast, fitColour } from "./colour.ts";

test("contrast is as WCAG 2 defines it", () => {
  assert.equal(contrast("#000000", "#ffffff"), 21);
  assert.equal(contrast("#ffffff", "#ffffff"), 1);
  assert.equal(contrast("#767676", "#ffffff").toFixed(2), "4.54", "the lightest grey that passes");
});

test("a colour that can be read stays; another is darkened until it can", () => {
  assert.deepEqual(fitColour("#16324f").darkened, false);
  const yellow = fitColour("#ffd700");
  assert.ok(yellow.darkened && yellow.ratio >= 4.5);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const { colour, ratio } = fitColour(`#${number.toString(16).padStart(6, "0")}`);
      assert.match(colour, /^#[0-9a-f]{6}$/);
      assert.ok(ratio >= 4.5 && contrast(colour, "#f3f6f9") >= 3);
    }),
    { numRuns: 300 },
  );
});

test("a colour is typed with or without its sign, long or short; anything else is none", () => {
  assert.deepEqual(["#ABC", "16324F", " #16324f "].map(colourTyped), ["#aabbcc", "#16324f", "#16324f"]);
  assert.deepEqual(["red", "#12345", "url(x)", "", "#16324f;}"].map(colourTyped), [
    null,
    null,
    null,
    null,
    null,
  ]);
});
