/** What was gathered for a note, ready for its pages. */
import type { HandoverContent } from "../../domain/handover/handover.ts";
import { ukMoment } from "../../domain/uk-time/in-words.ts";

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
  return ukMoment(new Date(iso));
}
