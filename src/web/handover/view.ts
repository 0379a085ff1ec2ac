/** What was gathered for a note, ready for its pages. */
import type { HandoverContent } from "../../domain/handover/handover.ts";
import { zoneAt } from "../../domain/timeline/uk-clock.ts";
import { dateAndTime } from "../words/dates.ts";

export function contentView({ open, holders, decisions, happened, more, until }: HandoverContent) {
  const line = ({ at, what, by }: HandoverContent["happened"][number]) => ({ at: moment(at), what, by });
  return {
    until: moment(until),
    open: open.map(({ text, due, late }) => ({ text, late, due: due === null ? "" : moment(due) })),
    holders,
    decisions: decisions.map(line),
    happened: happened.map(line),
    more,
  };
}

function moment(iso: string): string {
  const at = new Date(iso);
  return `${dateAndTime(at)} ${zoneAt(at)}`;
}
