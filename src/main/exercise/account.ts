/** The account of an exercise, for a terminal: what was read, who was found, who was told, and how well. */
import type { Measure, Scores, Share } from "../../../exercise/score/found.ts";
import type { Conducted } from "./conduct.ts";
import { bold, dim, green, red } from "./ink.ts";

export type AccountFacts = {
  readonly conducted: Conducted;
  readonly scores: Scores;
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

export function meetsBars({ identifiers, peopleFound, peopleMixed, filesAccounted }: Scores): boolean {
  return (
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
  ];
}

function scorePart({ scores }: AccountFacts): readonly string[] {
  const types = Object.entries(scores.byType).toSorted(([a], [b]) => a.localeCompare(b));
  return [
    `${bold("Score")}      against the truth of the archive`,
    dim("           type                     recall  precision     F1    values"),
    ...types.map(([type, measure]) => `           ${measured(type, measure)}`),
    "",
    passed(
      "identifiers, F1",
      scores.identifiers.f1,
      bars.identifiersF1,
      scores.identifiers.f1 >= bars.identifiersF1,
      "≥",
    ),
    passedShare(
      "people found",
      scores.peopleFound,
      bars.peopleFound,
      scores.peopleFound.share >= bars.peopleFound,
      "≥",
    ),
    passedShare(
      "people mixed",
      scores.peopleMixed,
      bars.peopleMixed,
      scores.peopleMixed.share <= bars.peopleMixed,
      "≤",
    ),
    passedShare("people in two", scores.peopleSplit),
    passedShare(
      "files accounted",
      scores.filesAccounted,
      bars.filesAccounted,
      scores.filesAccounted.share >= 1,
      "≥",
    ),
  ];
}

function measured(type: string, { recall, precision, f1, expected }: Measure): string {
  return `${type.padEnd(24)} ${percent(recall)}    ${percent(precision)}  ${percent(f1)}  ${count(expected).padStart(7)}`;
}

function passed(what: string, value: number, bar: number, ok: boolean, sign: string): string {
  return `           ${what.padEnd(24)} ${percent(value)}    ${verdict(ok)} ${dim(`${sign} ${percent(bar).trim()}`)}`;
}

function passedShare(
  what: string,
  { share, count: number, of }: Share,
  bar?: number,
  ok?: boolean,
  sign?: string,
): string {
  const figures = dim(`${count(number)} of ${count(of)}`);
  const judged =
    bar === undefined || ok === undefined ? "  " : `${verdict(ok)} ${dim(`${sign} ${percent(bar).trim()}`)} `;
  return `           ${what.padEnd(24)} ${percent(share)}    ${judged} ${figures}`;
}

function verdict(ok: boolean): string {
  return ok ? green("✓") : red("✗");
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
