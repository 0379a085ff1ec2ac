/** Says what one's own authority makes of partners: not trusted until declared safe, declared safe, trusted as before. */
import type { AuthorityId } from "../../../domain/ids.ts";
import { channels } from "../../../domain/trust/channel.ts";
import { type TrustState, trustStates } from "../../../domain/trust/trust.ts";
import type { TrustProblem } from "../../../respond/desk/incident/trust-desk.ts";
import { type ChangedView, changedView, statusOf, versionIn } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, longText, oneOf, someOf } from "../../frame/fields.ts";
import { readMoment } from "../../frame/moment-fields.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { namesOf } from "../../measures/words.ts";
import { channelChoices, channelWords, trustTags, usualWords } from "../words.ts";

export const path = "/incidents/:incident/trust/set";
export const needs = "incident";
export const verbs = { get: "trust.set", post: "trust.set" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { query, authorities } = visit;
  const others = othersOf(visit);
  const to = others.length === 1 ? others : someOf<AuthorityId>(query, "to", others);
  const words = usualWords(to.map(namesOf(authorities)));
  const version = String(await versionOf(visit));
  return show(visit, { state: "not-until-safe", to: [...to], words, version }, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const to = someOf<AuthorityId>(form, "to", othersOf(visit));
  const chosen = someOf(form, "channels", channels);
  const state = oneOf(form, "state", trustStates);
  const since = readMoment(form, "since", "The time since when it holds");
  const reasons = longText(form, "reasons");
  const errors: readonly FieldError[] = [
    ...(to.length === 0 ? [{ field: "to", text: "Select at least one authority" }] : []),
    ...(chosen.length === 0 ? [{ field: "channels", text: "Select in what" }] : []),
    ...(state === undefined ? [{ field: "state", text: "Select what holds from now on" }] : []),
    ...(reasons === "" ? [{ field: "reasons", text: "Give your reasons" }] : []),
    ...(since.kind === "error" ? [since.error] : []),
  ];
  if (state === undefined || errors.length > 0) return show(visit, form, errors);
  const outcome = await desk.setTrust(staff, incident.id, {
    ...{ to, channels: chosen, state, reasons, words: longText(form, "words"), version: versionIn(form) },
    since: since.kind === "moment" ? since.moment : null,
  });
  if (outcome.ok) return redirect(`/incidents/${incident.reference}/trust`, "It holds from now on.");
  const { problem } = outcome;
  if (problem.kind === "changed-meanwhile") {
    const labels = { now: "What your authority says" };
    const changed = changedView(
      problem,
      labels,
      { now: await ownWords(visit) },
      { now: yours(visit, to, chosen, state) },
    );
    return show(visit, { ...form, version: String(await versionOf(visit)) }, [], changed);
  }
  return show(visit, form, [
    wrong<TrustProblem["kind"]>(problem, {
      "trust-nobody-named": "to",
      "trust-no-channel": "channels",
      "trust-not-that-way": "state",
      "reasons-missing": "reasons",
      "words-too-long": "words",
      "trust-in-future": "since-day",
      "since-before-last": "since-day",
    }),
  ]);
}

function othersOf({ incident, staff }: IncidentVisit): readonly AuthorityId[] {
  return incident.involved.map(({ authority }) => authority).filter((id) => id !== staff.authority);
}

/** How many lines the own authority has written: one more, and a form that was opened before is told. */
async function versionOf({ desk, staff, incident }: IncidentVisit): Promise<number> {
  const { lines } = await desk.trust(staff, incident.id);
  return lines.filter(({ from }) => from === staff.authority).length;
}

async function ownWords({ desk, staff, incident, authorities }: IncidentVisit): Promise<string> {
  const { now } = await desk.trust(staff, incident.id);
  const nameOf = namesOf(authorities);
  return now
    .filter(({ from, line }) => from === staff.authority && line !== null)
    .map(({ to, channel, state }) => `${nameOf(to)}: ${channelWords[channel]}: ${trustTags[state].text}`)
    .join("\n");
}

function yours(
  { authorities }: IncidentVisit,
  to: readonly AuthorityId[],
  chosen: readonly (typeof channels)[number][],
  state: TrustState,
): string {
  const nameOf = namesOf(authorities);
  return to
    .flatMap((id) =>
      chosen.map((channel) => `${nameOf(id)}: ${channelWords[channel]}: ${trustTags[state].text}`),
    )
    .join("\n");
}

const stateHints: Readonly<Record<TrustState, string>> = {
  "not-until-safe": "From now on, and until your authority says otherwise",
  "declared-safe": "You have evidence, and say so. To rest it on an all-clear, accept that instead",
  trusted: "As before the incident. Only what was declared safe can be",
};

function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const here = `/incidents/${visit.incident.reference}/trust`;
  const nameOf = namesOf(visit.authorities);
  return page(
    "trust/set/page.njk",
    {
      title: "Whom do you trust, in what?",
      back: { href: here, text: "Trust between partners" },
      here: `${here}/set`,
      list: here,
      who: nameOf(visit.staff.authority),
      form: formView(values, errors),
      others: othersOf(visit).map((id) => ({ value: id, text: nameOf(id) })),
      channels: channelChoices,
      states: (["not-until-safe", "declared-safe", "trusted"] as const).map((value) => ({
        ...{ value, text: trustTags[value].text, hint: stateHints[value] },
      })),
      changed,
    },
    { status: statusOf(changed, errors) },
  );
}
