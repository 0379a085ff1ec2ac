/** What needs somebody now, the gravest first, each with where to go. */
import type { BounceRate, Expected } from "../../../domain/progress/pace.ts";
import type { StandsKind } from "../../../domain/progress/stands.ts";
import { countOf, oldestOf } from "../../../domain/progress/tally.ts";
import type { Progress } from "../../../respond/desk/people/progress-desk.ts";
import { dateAndTime } from "../../words/dates.ts";
import { count, listed, number } from "../../words/numbers.ts";
import { channelWords } from "../../words/states.ts";
import type { Reader } from "./reader.ts";

export type Pressing = { readonly words: string; readonly href: string | null; readonly link: string };

/** Bounces that speak for a list gone stale, or a sender that is not trusted: large providers warn at 2 and act at 5 in 100. */
const tooManyBounces = 0.05;
/** Complaints: Gmail and Yahoo ask senders to stay below 3 in 1,000. */
const tooManyComplaints = 0.003;
const fewest = 100;
/** Art. 34 says without undue delay: a hold that nobody looked at for so long is one. */
const heldTooLongMs = 72 * 3_600_000;
const queuedTooLongMs = 24 * 3_600_000;

export function pressingView(progress: Progress, base: string, reader: Reader): readonly Pressing[] {
  const { cells, at } = progress;
  const notices = `${base}/notices`;
  const of = (kind: StandsKind) => countOf(cells, (cell) => cell.kind === kind);
  const link = (href: string, text: string) => ({ href: reader.mayNotices ? href : null, link: text });
  const since = (kind: StandsKind) => oldestOf(cells, kind);
  const isOlder = (kind: StandsKind, ms: number) => {
    const oldest = since(kind);
    return oldest !== null && at.getTime() - oldest.getTime() > ms;
  };
  const lines: (Pressing | null)[] = [
    when(of("unsure"), (n) => ({
      words: `${count(n, "message", "messages")} may have gone, and nobody knows. Somebody must decide`,
      ...link(`${notices}/unsure`, "Decide about them"),
    })),
    when(of("failed"), (n) => ({
      words: `${count(n, "person was", "people were")} not reached by any way that is safe`,
      ...link(`${notices}?state=failed`, "Find another way for them"),
    })),
    when(of("held"), (n) => ({
      words: isOlder("held", heldTooLongMs)
        ? `${count(n, "person is", "people are")} held, the longest since ${dateAndTime(since("held")!)}: longer than 3 days`
        : `${count(n, "person is", "people are")} held for a human look`,
      ...link(`${notices.slice(0, -"/notices".length)}/gate`, "Look at them"),
    })),
    isOlder("on-the-way", queuedTooLongMs)
      ? {
          words: `Somebody has been on the way since ${dateAndTime(since("on-the-way")!)}`,
          ...link(notices, "See what is being sent"),
        }
      : null,
    ...progress.rates.flatMap(rateLines),
    when(of("undrafted"), (n) => ({
      words: `${count(n, "person has", "people have")} no notice yet, or one from before the last review`,
      ...link(`${notices}/draft`, "Draft them"),
    })),
    when(of("drafted"), (n) => ({
      words: `${count(n, "notice waits", "notices wait")} to be approved`,
      ...link(`${notices}/approve`, "Approve them"),
    })),
    when(of("approved"), (n) => ({
      words: `${count(n, "notice is", "notices are")} approved and not sent`,
      ...link(`${notices}/send`, "Send them"),
    })),
  ];
  return lines.filter((line) => line !== null);
}

function when(people: number, line: (people: number) => Pressing): Pressing | null {
  return people === 0 ? null : line(people);
}

function rateLines({ channel, sent, bounced, complained }: BounceRate): readonly Pressing[] {
  if (sent < fewest) return [];
  const name = channelWords[channel].toLowerCase();
  const lines: Pressing[] = [];
  if (bounced / sent > tooManyBounces)
    lines.push({
      words: `${number(bounced)} of ${number(sent)} sent by ${name} came back: more than 5 in 100`,
      ...{ href: null, link: "" },
    });
  if (complained / sent > tooManyComplaints)
    lines.push({
      words: `${number(complained)} of ${number(sent)} sent by ${name} were complained of: more than 3 in 1,000`,
      ...{ href: null, link: "" },
    });
  return lines;
}

export function expectedWords(expected: Expected): string {
  switch (expected.kind) {
    case "over":
      return "Nothing waits to be sent.";
    case "still":
      return `Nothing has gone by ${listed(expected.channels.map((channel) => channelWords[channel].toLowerCase()))} in the last hour, and something waits. It cannot be said when it will be over.`;
    case "by":
      return `At the pace of the last hour, and within what is taken in a day, the last ${channelWords[expected.last].toLowerCase()} goes by ${dateAndTime(expected.at)}.`;
  }
}
