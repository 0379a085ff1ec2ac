/** Binds the desk of what notices say to the record. */
import type { By } from "../change-by.ts";
import type { WordingDesk } from "../desk/people/wording-desk.ts";
import { importNeeds } from "./import-needs.ts";
import { takeWordingStep } from "./pass-wording.ts";
import { type PreviewPorts, previewWording, previewWordingFor } from "./preview-wording.ts";
import { readWording, readWordings } from "./read-wordings.ts";
import { type NeedPorts, noticeLanguages, readNeed, setNeed } from "./reading-needs.ts";
import { countStale, type RewordPorts, rewordNotices } from "./reword-notices.ts";
import { goBackTo, writeWording } from "./write-wording.ts";

export type WordingDeskPorts = PreviewPorts & RewordPorts & NeedPorts;

export function openWordingDesk(portsOf: (by: By) => WordingDeskPorts): WordingDesk {
  const own = portsOf("system");
  return {
    wordings: (reader) => readWordings(portsOf(reader), reader),
    wording: (reader, which) => readWording(portsOf(reader), reader, which),
    writeWording: (by, which, form) => writeWording(portsOf(by), by, which, form),
    approveWording: (by, which, number) => takeWordingStep(portsOf(by), by, { ...which, number }, "approve"),
    discardWording: (by, which, number) => takeWordingStep(portsOf(by), by, { ...which, number }, "discard"),
    goBackToWording: (by, which, choice) => goBackTo(portsOf(by), by, which, choice),
    previewWording: (reader, which) => previewWording(portsOf(reader), reader, which),
    previewWordingFor: (reader, incident, which) =>
      previewWordingFor(portsOf(reader), reader, incident, which),
    countStaleNotices: (reader, incident) => countStale(portsOf(reader), reader, incident),
    // As drafting is: Candour's own work, for one authority.
    rewordNotices: (by, incident, choice) => rewordNotices(own, by, incident, choice),
    readingNeed: (reader, person) => readNeed(portsOf(reader), reader, person),
    setReadingNeed: (by, person, form) => setNeed(portsOf(by), by, person, form),
    noticeLanguages: (reader) => noticeLanguages(portsOf(reader)),
    importReadingNeeds: (by, incident, form) => importNeeds(portsOf(by), by, incident, form),
  };
}
