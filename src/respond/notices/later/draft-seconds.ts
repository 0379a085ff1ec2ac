/** Second notices: to people who were told, about what was found since, and nothing else. */
import type { AuthorityId, IncidentId } from "../../../domain/ids.ts";
import type { NoticeLibrary } from "../../../domain/notices/compose-for.ts";
import type { NoticeTemplate } from "../../../domain/notices/compose-notice.ts";
import { newSince, secondTemplate } from "../../../domain/notices/later/second.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { SeverityBand } from "../../../domain/people/person.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { LaterDrafts, LaterProblem } from "../../desk/people/later-notice-desk.ts";
import { draftRound, type LaterPorts, ownBody } from "./draft-later.ts";
import type { Told } from "./later-store.ts";

export async function draftSeconds(
  ports: LaterPorts,
  by: Staff,
  incident: IncidentId,
  bands: readonly SeverityBand[],
): Promise<Outcome<LaterDrafts, LaterProblem>> {
  const body = await ownBody(ports, by, incident);
  if (!body.ok) return body;
  const all = (await withNews(ports, incident, by.authority)).filter(({ band }) => bands.includes(band));
  if (all.length === 0) return failed({ kind: "nobody-to-tell-again" });
  const { second } = await ports.laterContent();
  return done(
    await draftRound(ports, by, incident, body.value, {
      ...{ kind: "second", correction: null, all },
      write: ({ told, first }, person, _body, parts) => ({
        person: { ...person, categories: newSince(person.categories, told) },
        parts: { ...parts, content: secondContent(parts.content, secondTemplate(second, first)) },
      }),
    }),
  );
}

export async function countSeconds(
  ports: LaterPorts,
  authority: AuthorityId,
  incident: IncidentId,
): Promise<Readonly<Record<SeverityBand, number>>> {
  const counts = { low: 0, medium: 0, high: 0, "very-high": 0 };
  for (const { band } of await withNews(ports, incident, authority)) counts[band]++;
  return counts;
}

async function withNews(
  { later }: LaterPorts,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<readonly Told[]> {
  const all = await later.ofSeconds(incident, authority);
  return all.filter(({ found, told }) => newSince(found, told).length > 0);
}

/** Easy read has no words of its own for a second notice: those of the first would say what is not so. */
function secondContent({ easy: _, ...content }: NoticeLibrary, template: NoticeTemplate): NoticeLibrary {
  return { ...content, template };
}
