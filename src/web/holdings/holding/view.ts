/** A holding, ready for its page. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { Holding } from "../../../domain/documents/holding.ts";
import { dayOfIso } from "../../words/dates.ts";
import { number, share, size } from "../../words/numbers.ts";
import { outcomeWords } from "../../words/outcomes.ts";
import { holdingTags } from "../../words/states.ts";
import { isRunning } from "../list/page.ts";

export function holdingView(holding: Holding, authorities: readonly Authority[], base: string) {
  const { progress } = holding;
  const nameOf = (id: string) => authorities.find((one) => one.id === id)?.name ?? "";
  const outcomes = Object.entries(holding.outcomes).toSorted(([, a], [, b]) => b - a);
  const unread = outcomes.filter(([outcome]) => outcome !== "readable");
  return {
    title: holding.name,
    holding,
    here: `${base}/holdings/${holding.id}`,
    people: `${base}/people`,
    holdingTag: holdingTags[holding.state],
    running: isRunning(holding),
    stage: stageWords(holding),
    percent: share(progress.filesDone, progress.filesKnown),
    bytes: size(progress.bytesDone),
    unread: unread.reduce((sum, [, n]) => sum + n, 0) || progress.unreadable,
    outcomes: outcomes.map(([outcome, n]) => ({ words: outcomeWords(outcome), count: number(n) })),
    years: [holding.earliest, holding.latest].map((iso) => (iso === null ? null : dayOfIso(iso))),
    controllers: holding.controllers.map(({ prefix, authority }) => ({ prefix, name: nameOf(authority) })),
    defaultController: nameOf(holding.defaultController),
  };
}

function stageWords({ state, progress }: Holding): string {
  switch (state) {
    case "waiting":
      return "It is waiting to be read.";
    case "reading":
      return progress.filesKnown === 0
        ? "Looking through the folder."
        : `${number(progress.filesDone)} of ${number(progress.filesKnown)} files read so far. More may come to light inside archives and mailboxes.`;
    case "linking":
      return `All ${number(progress.filesDone)} files are read. Working out which of ${number(progress.mentions)} mentions are about the same person.`;
    case "registering":
      return "Recording each person, what was taken about them, and how bad it is for them.";
    case "reviewed":
      return "";
    case "failed":
      return "The review has stopped.";
  }
}
