/** summary.html: one page that opens from disk, with its charts, its tables and nothing from anywhere else. No value in clear. */
import type { Summary } from "./summary.ts";
import { type Bar, chart } from "./summary-chart.ts";
import { style } from "./summary-style.ts";
import { bandWords, flagWords, number, outcomeWords, typeWords } from "./words.ts";

export function summaryPage(summary: Summary): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>What is in these files: Candour</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">Skip to main content</a>
<header><div class="width"><span class="product">Candour</span><span class="service">Impact of the files</span></div></header>
<main id="main" class="width">
<h1>What is in these files</h1>
<p class="lead">${inHtml(headline(summary))}</p>
${tiles(summary)}
${summary.revealed ? '<p class="warning"><strong>The export beside this page holds personal data in clear.</strong> Keep it where only the people who need it can read it.</p>' : '<p class="inset">The export beside this page is masked: a keyed hash stands beside each value in place of the value itself.</p>'}
${bands(summary)}
${section("people-by-data", "What was found about how many people", "Number of people about whom each kind of data was found", bars(summary.byCategory, typeWords), "Kind of data", "People")}
${section("flags", "People who need particular care", "Number of people with each flag", bars(summary.byFlag, flagWords), "Flag", "People")}
${section("mentions-by-type", "Personal values found", "Number of values of each kind, wherever they stand", bars(summary.byType, typeWords), "Kind of data", "Values")}
${section("years", "Years that the documents show", "Number of documents by the year of the latest date in them", bars(summary.byYear, {}), "Year", "Documents")}
${section("outcomes", "What became of the documents", "Number of documents by outcome, members of archives and attachments counted each", bars(summary.byOutcome, outcomeWords), "Outcome", "Documents")}
${section("formats", "Kinds of file", "Number of documents by what their bytes are", bars(summary.byFormat, {}), "Format", "Documents")}
${unread(summary)}
</main>
<footer><div class="width"><p>Read on ${inHtml(summary.startedAt.slice(0, 10))} in ${duration(summary.seconds)} at ${summary.megabytesPerSecond} MB a second. The severity of a person orders the work: whether to report, and whom to tell, is a decision with reasons of its own.</p></div></footer>
</body>
</html>
`;
}

function headline({ people, documents, earliest, latest }: Summary): string {
  const span =
    earliest !== null && latest !== null ? `, dated ${earliest.slice(0, 4)} to ${latest.slice(0, 4)}` : "";
  return `${number(people)} ${people === 1 ? "person is" : "people are"} named in ${number(documents)} document${documents === 1 ? "" : "s"}${span}.`;
}

function tiles(summary: Summary): string {
  const urgent = summary.byBand["very-high"] + summary.byBand.high;
  const all: readonly (readonly [string, string])[] = [
    [number(summary.people), "people found"],
    [number(urgent), "at high or very high severity"],
    [number(summary.mentions), "personal values"],
    [number(summary.unreadCount), "documents not wholly read"],
  ];
  return `<dl class="tiles">${all.map(([figure, words]) => `<div><dt>${words}</dt><dd>${figure}</dd></div>`).join("")}</dl>`;
}

function bands(summary: Summary): string {
  const order = ["very-high", "high", "medium", "low"] as const;
  const found = order.map(
    (band): Bar => ({ label: bandWords[band], count: summary.byBand[band], tone: band }),
  );
  const more = `<p>${number(summary.staff)} of them are the body's own staff. For ${number(summary.ambiguous)} the match is likely but not certain, and a person should look first. ${number(summary.unattributed)} values stand with nobody.</p>`;
  return section(
    "severity",
    "How bad it is, and for how many",
    "Number of people in each band of severity",
    found,
    "Severity",
    "People",
    more,
  );
}

function section(
  id: string,
  title: string,
  caption: string,
  all: readonly Bar[],
  what: string,
  unit: string,
  more = "",
): string {
  if (all.every(({ count }) => count === 0)) return "";
  const rows = all
    .map(({ label, count }) => `<tr><th scope="row">${inHtml(label)}</th><td>${number(count)}</td></tr>`)
    .join("");
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${more}
<figure>${chart(all)}</figure>
<details><summary>${title}: the same as a table</summary>
<table><caption>${caption}</caption><thead><tr><th scope="col">${what}</th><th scope="col" class="figure">${unit}</th></tr></thead><tbody>${rows}</tbody></table></details>
</section>`;
}

function bars(
  counts: Readonly<Record<string, number>>,
  words: Readonly<Record<string, string>>,
): readonly Bar[] {
  return Object.entries(counts).map(([key, count]) => ({ label: words[key] ?? key, count }));
}

function unread({ unread: list, unreadCount }: Summary): string {
  if (unreadCount === 0)
    return "<section><h2>What could not be read</h2><p>Every document was read whole.</p></section>";
  const rows = list
    .map(
      ({ path, outcome, reason }) =>
        `<tr><td class="path">${inHtml(path)}</td><td>${inHtml(outcomeWords[outcome] ?? outcome)}</td><td>${inHtml(reason)}</td></tr>`,
    )
    .join("");
  const rest =
    unreadCount > list.length
      ? `<p>${number(unreadCount - list.length)} more stand in documents.jsonl.</p>`
      : "";
  return `<section aria-labelledby="unread"><h2 id="unread">What could not be read, and why</h2>
<p>${number(unreadCount)} documents were not wholly read. Somebody may be in them: look at them by hand, or say so in the report.</p>
<div class="scroll" role="region" aria-labelledby="unread" tabindex="0"><table><caption>Documents not wholly read</caption><thead><tr><th scope="col">Document</th><th scope="col">Outcome</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>${rest}</section>`;
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} minutes` : `${Math.round(seconds / 360) / 10} hours`;
}

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
