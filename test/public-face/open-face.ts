/** The public site over what was public of one week, and others beside it: empty, strict, and with its forms shut. */
import { createSecretKey, hkdfSync } from "node:crypto";
import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Language } from "../../src/domain/languages/language.ts";
import { readLanguages } from "../../src/main/content/read-languages.ts";
import { openRecordHatch } from "../../src/main/hatch/open-hatch.ts";
import { formPages } from "../../src/public/form-pages.ts";
import { usualAge } from "../../src/public/hatch/form-token.ts";
import { type ServeSettings, serveSite } from "../../src/public/serve/serve-site.ts";
import { renderSite } from "../../src/public/site/render-site.ts";
import { writeSite } from "../../src/public/site/write-site.ts";
import { westLondon } from "../../src/public/testing/west-london.ts";
import { layAnswers } from "./answers.ts";
import { type FormState, formStates } from "./form-states.ts";

export type Face = {
  readonly folder: string;
  readonly url: string;
  readonly emptyUrl: string;
  readonly shutUrl: string;
  readonly strictUrl: string;
  /** One form a minute from one address. */
  readonly crowdedUrl: string;
  /** Every address of a page that only informs, and one where there is none. */
  readonly pages: readonly string[];
  readonly forms: readonly string[];
  /** The same in the other languages. */
  readonly otherForms: readonly string[];
  /** Where links lead that somebody was sent. */
  readonly links: readonly string[];
  readonly states: readonly FormState[];
  /** How long a form lies open before it may be sent. */
  readonly ripeMs: number;
  close(): Promise<void>;
};

/** A few words of it, the rest in English: so are languages that somebody has just begun. */
export const rightToLeft: Language = {
  ...{ code: "ar", name: "العربية", dir: "rtl", locale: "ar" },
  words: {
    "home.help": "احصل على المساعدة",
    "home.do": "ما يجب فعله",
    "home.contents": "في هذه الصفحة",
    "home.services": "الخدمات التي تعمل الآن",
    "words.services": "{count, plural, other {# خدمات}}",
  },
};

export async function openFace(): Promise<Face> {
  const folder = mkdtempSync(join(tmpdir(), "candour-face-"));
  const [site, hatch] = [join(folder, "site"), join(folder, "hatch")];
  mkdirSync(hatch);
  const record = await openRecordHatch(hatch, { derived: (purpose) => keyOf(purpose) });
  const known = await layAnswers(hatch, record);
  const languages = [...(await readLanguages("/nowhere")), rightToLeft];
  const rendered = renderSite(westLondon(), new Set(), languages);
  await writeSite(site, rendered);
  const pages = [...rendered].flatMap(([path, { contentType }]) =>
    contentType.startsWith("text/html") ? [path] : [],
  );
  const forms = formPages.map(({ path }) => path).filter((path) => !path.includes(":"));
  const trusts = (address: string) => address.includes("127.0.0.1");
  const [main, empty, shut, strict, crowded] = await Promise.all([
    serve({ folder: site, hatch }),
    serve({ folder: join(folder, "nothing") }),
    serve({ folder: site, hatch: join(folder, "no-keys") }),
    serve({ folder: site, trusts, most: 1 }),
    serve({ folder: site, hatch, trusts, formLimits: { address: 1, all: 100 } }),
  ]);
  return {
    ...{
      folder,
      forms,
      otherForms: languages.slice(1).flatMap(({ code }) => forms.map((path) => `/${code}${path}`)),
      states: [...formStates, ...known.states],
      links: known.links,
      ripeMs: usualAge.leastMs + 100,
    },
    ...{
      url: main.url,
      emptyUrl: empty.url,
      shutUrl: shut.url,
      strictUrl: strict.url,
      crowdedUrl: crowded.url,
    },
    pages: [...pages, "/nothing-here"],
    async close() {
      await Promise.all([main, empty, shut, strict, crowded].map((one) => one.close()));
    },
  };
}

async function serve(settings: Omit<ServeSettings, "port">) {
  const served = await serveSite({ ...settings, port: 0 });
  if (!served.ok) throw new Error(served.problem.kind);
  return served.value;
}

function keyOf(purpose: string) {
  return createSecretKey(Buffer.from(hkdfSync("sha256", "of this test alone", "", purpose, 32)));
}
