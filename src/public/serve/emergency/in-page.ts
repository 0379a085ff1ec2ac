/** An emergency message above a page: the heading in the page's language, the words in it too where somebody wrote them. */
import type { EmergencyNotice } from "../../../domain/emergency/emergency.ts";
import type { Translator } from "../../languages/translator.ts";

/** It stands in every page, ready or made on the spot. */
const place = '<header class="site-header">';

/** For a page that is made on the spot; with nothing out it stays as it is. */
export function inPage(page: string, notice: EmergencyNotice | undefined, words: Translator): string {
  if (notice === undefined) return page;
  return page.replace(place, () => sectionOf(notice, words) + place);
}

/** For one that lies ready: its bytes are not turned into text and back. */
export function inPageBytes(page: Buffer, section: Buffer): Buffer {
  const at = page.indexOf(place);
  return at === -1 ? page : Buffer.concat([page.subarray(0, at), section, page.subarray(at)]);
}

export function sectionOf({ text, texts, startedAt }: EmergencyNotice, words: Translator): string {
  const { language } = words;
  const heading = words.say("emergency.heading");
  const own = texts[language.code];
  const tongue = own === undefined ? english : tongueOf(language.locale, language.dir);
  const lines = (own ?? text).split("\n").filter((line) => line.trim() !== "");
  const paragraphs = lines.map((line) => `<p class="govuk-body">${escaped(line)}</p>`).join("");
  const label = ` aria-labelledby="emergency-message"`;
  const title = `<h2 class="govuk-heading-m" id="emergency-message"${heading.inEnglish ? english : ""}>${escaped(heading.text)}</h2>`;
  const since = `<p class="govuk-body-s"><time datetime="${escaped(startedAt)}">${escaped(words.moment(startedAt))}</time></p>`;
  return `<section class="site-emergency"${label}><div class="govuk-width-container">${title}<div${tongue}>${paragraphs}</div>${since}</div></section>`;
}

const english = tongueOf("en-GB", "ltr");

function tongueOf(locale: string, dir: string): string {
  return ` lang="${escaped(locale)}" dir="${escaped(dir)}"`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
