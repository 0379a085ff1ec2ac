import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguages } from "../../main/content/read-languages.ts";
import { speaking } from "../languages/template-words.ts";
import { translator } from "../languages/translator.ts";
import { renderForm } from "../site/render-site.ts";

test("the words of these pages are in files, in Welsh as in English", async () => {
  const [, welsh] = await readLanguages("/nowhere");
  const frame = { siteName: "Newyddion", bare: true } as const;
  const said = (template: string, view: object) =>
    speaking(translator(welsh!), () =>
      renderForm(template, { hatch: { authorities: [], words: {} }, ...view }, frame),
    );
  const faults = [{ field: "words", key: "words-long", most: 5000 }];
  const form = {
    title: "complain-title",
    path: "/complain",
    kinds: [],
    authorities: [],
    typed: {},
    faults,
    faultOf: { words: faults[0] },
  };
  const complain = said("complain/page.njk", form);
  assert.match(complain, /Cwyno am sut/);
  assert.match(complain, /5,000 o nodau/);
  const sent = {
    title: "verify-title",
    state: "known",
    from: "Southwold",
    what: "letter",
    dated: "2025-11-24",
  };
  assert.match(said("verify/page.njk", sent), /Anfonodd Southwold lythyr[^<]*24 Tachwedd 2025/);
  assert.match(said("complain/sent.njk", { title: "sent-title", reference: "X" }), /Eich cyfeirnod yw/);
  assert.match(
    said("complain/outcome.njk", {
      title: "outcome-title",
      state: "acknowledged",
      receivedAt: "2025-11-24T10:00:00Z",
    }),
    /wedi&#39;i ddarllen/,
  );
});
