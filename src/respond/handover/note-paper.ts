/** A hand-over note on paper. */
import type { HandoverContent } from "../../domain/handover/handover.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { ukZone, zoneOf } from "../../domain/uk-time/uk-time.ts";
import type { Paper, PaperBlock } from "../paper.ts";
import type { KnownNote } from "./known-note.ts";

export function notePaper(note: KnownNote, incident: Incident, authority: string): Paper {
  const { latest, since, number } = note;
  const { content } = latest;
  return {
    title: `Hand-over ${number}, ${incident.reference}`,
    author: authority,
    madeAt: latest.writtenAt,
    foot: `${incident.reference}, hand-over ${number}, version ${latest.version}`,
    mark: null,
    blocks: [
      {
        kind: "facts",
        facts: [
          { name: "Incident", value: `${incident.reference}: ${incident.title}` },
          { name: "Authority", value: authority },
          { name: "From", value: moment(since.toISOString()) },
          { name: "Until", value: moment(content.until) },
          { name: "Handed over by", value: note.byName },
          {
            name: "Taken over by",
            value:
              note.acknowledgedAt === null
                ? "Nobody yet"
                : `${note.acknowledgedByName}, ${moment(note.acknowledgedAt.toISOString())}`,
          },
        ],
      },
      { kind: "heading", text: "In their words" },
      { kind: "paragraph", text: latest.words },
      ...sections(content),
    ],
  };
}

function sections({ open, holders, decisions, happened, more }: HandoverContent): readonly PaperBlock[] {
  return [
    { kind: "heading", text: "What is open" },
    open.length === 0
      ? { kind: "paragraph", text: "Nothing that Candour knows of." }
      : {
          kind: "table",
          caption: "",
          heads: ["What", "Due"],
          widths: [68, 32],
          rows: open.map(({ text, due, late }) => [
            `${late ? "LATE: " : ""}${text}`,
            due === null ? "" : moment(due),
          ]),
        },
    { kind: "heading", text: "Who holds what" },
    holders.length === 0
      ? { kind: "paragraph", text: "Nobody holds anything that Candour knows of." }
      : { kind: "list", items: holders.map(({ what, who }) => `${who}: ${what}`) },
    { kind: "heading", text: "Decisions" },
    decisions.length === 0
      ? { kind: "paragraph", text: "None." }
      : { kind: "list", items: decisions.map(({ at, what, by }) => `${moment(at)}: ${what} (${by})`) },
    { kind: "heading", text: "What happened" },
    ...(more > 0
      ? [{ kind: "paragraph", text: `${more} earlier lines stand in the timeline.` } as const]
      : []),
    {
      kind: "table",
      caption: "",
      heads: ["When", "What", "By"],
      widths: [27, 53, 20],
      rows: happened.map(({ at, what, by }) => [moment(at), what, by]),
    },
  ];
}

function moment(iso: string): string {
  const at = new Date(iso);
  const format = new Intl.DateTimeFormat("en-GB", {
    ...{ dateStyle: "medium", timeStyle: "short", timeZone: ukZone },
  });
  return `${format.format(at)} ${zoneOf(at)}`;
}
