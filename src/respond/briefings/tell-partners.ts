/**
 * Tells partners at once, lead to lead: to every account of a lead there, or to the partner's contact address where nobody
 * has an account yet. For whoever works out who is exposed: one call, all partners, written and queued together.
 */
import {
  type AudienceCount,
  countAudience,
  nobody,
  withoutDoubles,
} from "../../domain/briefings/audience.ts";
import { type Briefing, type BriefingWords, passVersion } from "../../domain/briefings/briefing.ts";
import { usualReminders } from "../../domain/briefings/reminders.ts";
import { gapsIn } from "../../domain/briefings/template.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { TellProblem } from "../desk/incident/briefing-desk.ts";
import { entryOf } from "./entries.ts";
import { linksEnd } from "./pass-briefing.ts";
import { type BriefingPorts, isInvolved } from "./ports.ts";
import { newBriefing, problemOfWords } from "./write-briefing.ts";

export async function tellPartners(
  ports: BriefingPorts,
  by: Staff,
  incident: IncidentId,
  { title, body, partners }: BriefingWords & { readonly partners: readonly AuthorityId[] },
): Promise<Outcome<{ readonly briefing: Briefing; readonly count: AudienceCount }, TellProblem>> {
  const found = await ports.incidents.byId(incident);
  if (found === null) return failed({ kind: "no-such-incident" });
  const chosen = [...new Set(partners)];
  if (chosen.length === 0) return failed({ kind: "partners-missing" });
  if (![...chosen, by.authority].every((one) => isInvolved(found, one)))
    return failed({ kind: "not-involved" });
  if (chosen.includes(by.authority)) return failed({ kind: "not-involved" });
  const problem = problemOfWords({ title, body });
  if (problem !== null) return failed(problem);
  if (gapsIn({ title, body }).length > 0) return failed({ kind: "briefing-gaps" });
  const audience = { ...nobody, partners: chosen };
  const meant = await ports.briefings.meant(audience, { incident, authority: by.authority }, null);
  const count = countAudience(meant);
  // A partner that nobody could be told at must not be taken for one that was told.
  if (chosen.some((one) => !meant.some(({ authority }) => authority === one)))
    return failed({ kind: "partner-contact-missing" });
  const change = changeBy(by, ports.now());
  const draft = newBriefing(
    {
      incident,
      authority: by.authority,
      audience,
      reminders: { ...usualReminders, afterHours: 2 },
      title,
      body,
    },
    by.id,
    change.at,
  );
  const passed = passVersion(draft.versions[0]!, "tell", by.id, change.at);
  if (!passed.ok) throw new Error(`A draft could not be sent: ${passed.problem.kind}`);
  const briefing = await ports.briefings.addSent(
    change,
    { ...draft, versions: [passed.value.next] },
    { recipients: withoutDoubles(meant), endsAt: linksEnd(change.at) },
    (added) => [
      entryOf(change, passed.value.entry, added, {
        recipients: count.recipients,
        byContact: [...count.byContact],
      }),
    ],
  );
  return done({ briefing, count });
}
