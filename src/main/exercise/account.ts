/** The account of an exercise, for a terminal: what was read, who was found, who was told, and how well. */
import type { Measure, Scores, Share } from "../../../exercise/score/found.ts";
import type { ToldScores } from "../../../exercise/score/told.ts";
import type { Conducted } from "./conduct.ts";
import { bold, dim, green, red } from "./ink.ts";

export type AccountFacts = {
  readonly conducted: Conducted;
  readonly scores: Scores;
  readonly told: ToldScores;
  readonly people: { readonly byBand: Readonly<Record<string, number>>; readonly total: number };
  readonly seed: number;
  readonly seconds: { readonly archive: number; readonly job: number };
  readonly outbox: string;
};

/** The bars that the exercise holds itself to. */
export const bars = {
  identifiersF1: 0.97,
  peopleFound: 0.95,
  peopleMixed: 0.005,
  filesAccounted: 1,
} as const;

export function accountOf(facts: AccountFacts): string {
  return [
    "",
    ...readPart(facts),
    "",
    ...peoplePart(facts),
    "",
    ...noticesPart(facts),
    "",
    ...scorePart(facts),
    "",
  ]
    .map((line) => (line === "" ? "" : `  ${line}`))
    .join("\n");
}

export function meetsBars(scores: Scores, told: ToldScores): boolean {
  const { identifiers, peopleFound, peopleMixed, filesAccounted } = scores;
  return (
    told.wrongly.count === 0 &&
    told.unsafe.count === 0 &&
    identifiers.f1 >= bars.identifiersF1 &&
    peopleFound.share >= bars.peopleFound &&
    peopleMixed.share <= bars.peopleMixed &&
    filesAccounted.share >= bars.filesAccounted
  );
}

function readPart({ conducted: { incident, holding }, seed, seconds }: AccountFacts): readonly string[] {
  const outcomes = Object.entries(holding.outcomes).toSorted((a, b) => b[1] - a[1]);
  const total = outcomes.reduce((sum, [, number]) => sum + number, 0);
  const readable = holding.outcomes["readable"] ?? 0;
  const rest = outcomes.filter(([outcome]) => outcome !== "readable");
  return [
    `${bold(incident.reference)}  ${incident.title}`,
    dim(
      `made-up people, seed ${seed}; archive ${seconds.archive.toFixed(1)} s, the job ${seconds.job.toFixed(1)} s`,
    ),
    "",
    `${bold("Files")}      ${count(readable)} read, ${count(total - readable)} could not be read, ${count(total)} in all`,
    ...wrapped(rest.map(([outcome, number]) => `${outcome} ${count(number)}`)),
  ];
}

function peoplePart({ people }: AccountFacts): readonly string[] {
  const most = Math.max(1, ...Object.values(people.byBand));
  const bands = [
    ["very-high", "very high"],
    ["high", "high"],
    ["medium", "medium"],
    ["low", "low"],
  ] as const;
  return [
    `${bold("People")}     ${count(people.total)} found, by severity`,
    ...bands.map(([band, label]) => {
      const number = people.byBand[band] ?? 0;
      return `           ${label.padEnd(10)}${count(number).padStart(6)}  ${"█".repeat(Math.ceil((number / most) * 30))}`;
    }),
  ];
}

function noticesPart({ conducted: { counts, delivered }, outbox }: AccountFacts): readonly string[] {
  const { byState, byChannel, byHoldReason } = counts;
  const reasons = Object.entries(byHoldReason).toSorted((a, b) => b[1] - a[1]);
  const failed = delivered.failed > 0 ? red(`  ${count(delivered.failed)} failed`) : "";
  return [
    `${bold("Notices")}    ${count(byState.sent)} delivered${failed}, ${count(byState.held)} held for a human look`,
    `           e-mail ${count(byChannel.email)}   letter ${count(byChannel.letter)}   text ${count(byChannel.text)}`,
    ...wrapped(
      reasons.map(([reason, number]) => `${reason} ${count(number)}`),
      "held: ",
    ),
    dim(`           ${outbox}`),
    dim("           sealed; candour outbox export writes them in clear"),
  ];
}

function scorePart({ scores, told }: AccountFacts): readonly string[] {
  const types = Object.entries(scores.byType).toSorted(([a], [b]) => a.localeCompare(b));
  return [
    `${bold("Score")}      against the truth of the archive`,
    dim("           type                     recall  precision     F1    values"),
    ...types.map(([type, measure]) => `           ${measured(type, measure)}`),
    "",
    judged("identifiers, F1", { share: scores.identifiers.f1 }, { atLeast: bars.identifiersF1 }),
    judged("people found", scores.peopleFound, { atLeast: bars.peopleFound }),
    judged("people mixed", scores.peopleMixed, { atMost: bars.peopleMixed }),
    judged("files accounted for", scores.filesAccounted, { atLeast: bars.filesAccounted }),
    judged("told at another's address", told.wrongly, { atMost: 0 }),
    judged("told though unsafe", told.unsafe, { atMost: 0 }),
    judged("told twice", told.twice),
    judged("people taken for two", scores.peopleSplit),
  ];
}

function measured(type: string, { recall, precision, f1, expected }: Measure): string {
  return `${type.padEnd(24)} ${percent(recall)}    ${percent(precision)}  ${percent(f1)}  ${count(expected).padStart(7)}`;
}

type Bar = { readonly atLeast: number } | { readonly atMost: number };

function judged(what: string, figure: { readonly share: number } & Partial<Share>, bar?: Bar): string {
  const { share, count: number, of } = figure;
  const parts = number === undefined || of === undefined ? "" : dim(`${count(number)} of ${count(of)}`);
  const verdict =
    bar === undefined
      ? "".padEnd(11)
      : `${meets(share, bar) ? green("✓") : red("✗")} ${dim(wanted(bar).padEnd(9))}`;
  return `           ${what.padEnd(26)}${percent(share)}  ${verdict} ${parts}`.trimEnd();
}

function meets(share: number, bar: Bar): boolean {
  return "atLeast" in bar ? share >= bar.atLeast : share <= bar.atMost;
}

function wanted(bar: Bar): string {
  return "atLeast" in bar ? `≥ ${percent(bar.atLeast).trim()}` : `≤ ${percent(bar.atMost).trim()}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`.padStart(7);
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}

/** Short facts in lines that fit a terminal of 80 columns. */
function wrapped(facts: readonly string[], lead = ""): readonly string[] {
  const lines: string[] = [];
  for (const [at, fact] of facts.entries()) {
    const text = at === 0 ? lead + fact : fact;
    const last = lines.at(-1);
    if (last !== undefined && last.length + text.length + 2 <= 66)
      lines[lines.length - 1] = `${last}, ${text}`;
    else lines.push(text);
  }
  return lines.map((line) => dim(`           ${line}`));
}
