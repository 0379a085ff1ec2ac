/** The form of a briefing: its words, whom it is for, and when people are reminded. */
import { type Audience, reachesNobody } from "../../domain/briefings/audience.ts";
import { type ReminderRules, usualReminders } from "../../domain/briefings/reminders.ts";
import type { BriefingForm } from "../../respond/desk/incident/briefing-desk.ts";
import { type FieldError, type Fields, longText, raw, several, someOf, text } from "../frame/fields.ts";
import type { IncidentVisit } from "../frame/visit.ts";
import { count } from "../words/numbers.ts";

const afterChoices = [0, 2, 4, 8, 24, 48, 72] as const;
const mostChoices = [1, 2, 3, 4, 5] as const;
const quietChoices = [
  { from: 20, until: 8, text: "8pm to 8am" },
  { from: 22, until: 6, text: "10pm to 6am" },
  { from: 0, until: 0, text: "None: it cannot wait until the morning" },
] as const;

export const fieldsOfProblems: Readonly<Record<string, string>> = {
  "briefing-title-missing": "title",
  "briefing-body-missing": "body",
  "briefing-too-long": "body",
  "briefing-changed-missing": "changed",
  "briefing-changed-too-long": "changed",
  "audience-missing": "who",
  "not-involved": "partners",
  "reminders-wrong": "after",
};

export function readForm({ form, incident, staff }: IncidentVisit): BriefingForm {
  const who = several(form, "who");
  const partners = incident.involved.map(({ authority }) => authority).filter((id) => id !== staff.authority);
  const audience: Audience = {
    everybody: who.includes("everybody"),
    teams: who.includes("everybody") ? [] : several(form, "teams").map((team) => team.slice(0, 200)),
    accounts: who.includes("accounts"),
    partners: someOf(form, "partners", partners),
  };
  return {
    title: text(form, "title"),
    body: longText(form, "body"),
    audience,
    reminders: readReminders(form),
  };
}

function readReminders(form: Fields): ReminderRules {
  const quiet = quietChoices.find(({ from, until }) => raw(form, "quiet") === `${from}-${until}`);
  const afterHours = afterChoices.find((hours) => raw(form, "after") === String(hours));
  const most = mostChoices.find((times) => raw(form, "most") === String(times));
  const { quietFrom, quietUntil } = usualReminders;
  return {
    afterHours: afterHours ?? usualReminders.afterHours,
    most: most ?? usualReminders.most,
    ...(quiet === undefined ? { quietFrom, quietUntil } : { quietFrom: quiet.from, quietUntil: quiet.until }),
  };
}

export function valuesOf({ title, body, audience, reminders }: BriefingForm): Fields {
  const { everybody, teams, accounts, partners } = audience;
  return {
    ...{ title, body, teams, partners },
    who: [...(everybody ? ["everybody"] : []), ...(accounts ? ["accounts"] : [])],
    after: String(reminders.afterHours),
    most: String(reminders.most),
    quiet: `${reminders.quietFrom}-${reminders.quietUntil}`,
  };
}

/** What there is to choose from. A team that a draft names and the list has no more stays to be seen, and taken out. */
export async function choicesOf(
  { desk, staff, incident, authorities }: IncidentVisit,
  named: readonly string[] = [],
) {
  const list = await desk.staffList(staff);
  const known = list.teams.map(({ name, people }) => ({
    value: name,
    text: name,
    hint: count(people, "person", "people"),
  }));
  const gone = named.filter((team) => !list.teams.some(({ name }) => name === team));
  const others = incident.involved.filter(({ authority }) => authority !== staff.authority);
  return {
    listed: list.total,
    who: [
      ...(list.total > 0
        ? [
            {
              value: "everybody",
              text: "Everybody on our staff list",
              hint: count(list.total, "person", "people"),
            },
          ]
        : []),
      { value: "accounts", text: "Everybody of ours who has an account in Candour" },
    ],
    teams: [
      ...known,
      ...gone.map((team) => ({ value: team, text: team, hint: "Nobody on the list is in it" })),
    ],
    partners: others.map(({ authority }) => ({
      value: authority,
      text: `Leads of ${authorities.find(({ id }) => id === authority)?.name ?? ""}`,
    })),
    after: afterChoices.map((hours) => ({
      value: String(hours),
      text: hours === 0 ? "Never" : `After ${count(hours, "hour", "hours")}`,
    })),
    most: mostChoices.map((times) => ({
      value: String(times),
      text: times === 1 ? "Once" : `Up to ${times} times`,
    })),
    quiet: quietChoices.map(({ from, until, text: words }) => ({ value: `${from}-${until}`, text: words })),
  };
}

export function missing(form: BriefingForm): readonly FieldError[] {
  return [
    ...(form.title === "" ? [{ field: "title", text: "Enter a title" }] : []),
    ...(form.body === "" ? [{ field: "body", text: "Enter what staff need to know" }] : []),
    ...(reachesNobody(form.audience) ? [{ field: "who", text: "Select who this is for" }] : []),
  ];
}
