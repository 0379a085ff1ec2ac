/** One who is held: why, what was tried, what comes next, and how they are released. Shown by each form of the page. */
import { type EffortOutcome, effortOutcomes, effortWays } from "../../../domain/gate/lane.ts";
import type { NoticeId } from "../../../domain/ids.ts";
import { nameLooksWrong } from "../../../domain/notices/name-check.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import { wordsFor } from "../../../respond/words.ts";
import type { ChangedView } from "../../frame/changed.ts";
import { dayFields } from "../../frame/day-fields.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { nameFaultWords } from "../../words/name-faults.ts";
import { bandTags, channelWords, holdWordsOf } from "../../words/states.ts";
import { laneWords, outcomeWords, wayWords } from "../words.ts";

export type Form = "effort" | "plan" | "contact";
type Typed = { readonly form: Form; readonly values: Fields; readonly errors: readonly FieldError[] };

export async function showHold(
  { desk, staff, incident, params }: IncidentVisit,
  typed: Typed | null = null,
  changed: ChangedView | null = null,
): Promise<Reply> {
  const outcome = await desk.hold(staff, incident.id, params["notice"] as NoticeId);
  if (!outcome.ok) return notFound;
  const held = outcome.value;
  const { rules } = await desk.gateRules(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const own: Fields = {
    "next-step": held.plan.nextStep,
    mine: held.plan.assignedTo === staff.id ? "yes" : "",
    version: String(held.plan.version),
    ...dayFields("next-on", held.plan.nextOn),
  };
  const errors = typed?.errors ?? [];
  const formOf = (form: Form, fresh: Fields) =>
    formView(
      typed?.form === form ? { ...typed.values, version: own["version"] } : fresh,
      typed?.form === form ? errors : [],
    );
  return page(
    "gate/hold/page.njk",
    {
      title: held.reference,
      back: { href: `${base}/gate`, text: "Held for a look" },
      here: `${base}/gate/${held.notice}`,
      notice: `${base}/notices/${held.notice}`,
      person: `${base}/people/${held.person}`,
      form: formView({}, errors),
      changed,
      name: held.name === "" ? "No name found" : held.name,
      held,
      band: bandTags[held.band],
      lanes: held.lanes.map((lane) => laneWords[lane]),
      reasons: held.reasons.map((reason) => {
        const rule = rules.find(({ key }) => key === reason);
        const words = rule?.words ?? holdWordsOf(reason);
        const fault = reason === "name-looks-wrong" ? nameLooksWrong(held.name) : null;
        return {
          words: fault === null ? words : `${words}. ${nameFaultWords[fault]}`,
          source: rule?.source ?? "",
        };
      }),
      undone: held.undone === null ? null : wordsFor(held.undone),
      history: held.history.map((one) => ({
        ...one,
        way: wayWords[one.way],
        outcome: outcomeWords[one.outcome],
      })),
      reaches: held.reaches.map(({ channel, value, shared, forbidden }) => ({
        ...{ channel: channelWords[channel], value, shared, forbidden },
      })),
      mayWork: mayEver(staff.role, "gate.work"),
      mayDecide: mayEver(staff.role, "notice.decide"),
      maySecond: mayEver(staff.role, "notice.decide") && held.askedBy !== null && held.askedBy !== staff.id,
      askedByMe: held.askedBy === staff.id,
      effort: formOf("effort", {}),
      plan: formOf("plan", own),
      contact: formOf("contact", {}),
      ways: effortWays.map((value) => ({ value, text: wayWords[value] })),
      outcomes: outcomesFor(held.lanes.includes("guardian")),
      kinds: [
        { value: "email", text: "Email address" },
        { value: "phone", text: "Mobile number" },
        { value: "address", text: "Postal address" },
      ],
    },
    { status: changed !== null ? 409 : errors.length > 0 ? 400 : 200 },
  );
}

function outcomesFor(guardian: boolean): readonly { readonly value: EffortOutcome; readonly text: string }[] {
  return effortOutcomes
    .filter((value) => guardian || value !== "guardian-checked")
    .map((value) => ({ value, text: outcomeWords[value] }));
}
