/** The errands of notices: drafting and delivering go on behind the pages. */
import type { Incident } from "../../domain/incident/incident.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { wordsFor } from "../../respond/words.ts";
import type { IncidentVisit } from "../frame/visit.ts";
import { count } from "../words/numbers.ts";

export const deliverErrand = "deliver";

export function draftErrand(incident: Incident, staff: Staff): string {
  return `draft ${incident.reference} ${staff.authority}`;
}

/** False where drafting already runs. */
export function startDrafting(
  { desk, staff, incident, errands }: IncidentVisit,
  bands: readonly SeverityBand[],
): boolean {
  return errands.start(draftErrand(incident, staff), async (report) => {
    const outcome = await desk.draftNotices(staff, incident.id, {
      authority: staff.authority,
      bands,
      onProgress: report,
    });
    if (!outcome.ok) return `Nothing was drafted. ${wordsFor(outcome.problem)}`;
    const { drafted, held, unjudged, notTold } = outcome.value;
    const lacking =
      unjudged === 0
        ? ""
        : ` Of ${count(unjudged, "person", "people")} nobody has judged yet: nothing is drafted.`;
    const not = notTold === 0 ? "" : ` ${count(notTold, "person is", "people are")} not told, as was judged.`;
    return `${count(drafted, "notice is", "notices are")} drafted, and ${count(held, "is", "are")} held for somebody to look at.${lacking}${not}`;
  });
}

/** What is queued stays queued if this stops: whoever delivers next goes on with it. */
export function startDelivering({ desk, errands }: Pick<IncidentVisit, "desk" | "errands">): void {
  errands.start(deliverErrand, async (report, signal) => {
    await desk.deliverPending((done, left) => report(done, done + left), signal);
    // Others may deliver from the same queue: how far it is stands in the counts, not here.
    return "";
  });
}
