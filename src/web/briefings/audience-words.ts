/** Whom a briefing is for, in words. */

import type { Authority } from "../../domain/bodies/authority.ts";
import type { Audience } from "../../domain/briefings/audience.ts";
import type { ReminderRules } from "../../domain/briefings/reminders.ts";
import { count, listed } from "../words/numbers.ts";

export function audienceInWords(audience: Audience, authorities: readonly Authority[]): string {
  const { everybody, teams, accounts, partners } = audience;
  const names = partners.map((id) => authorities.find((one) => one.id === id)?.name ?? "a partner");
  const parts = [
    ...(everybody ? ["everybody on the staff list"] : teams.length > 0 ? [`${teamsInWords(teams)}`] : []),
    ...(accounts ? ["everybody of yours who has an account"] : []),
    ...(names.length > 0 ? [`the leads of ${listed(names)}`] : []),
  ];
  const said = listed(parts);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function teamsInWords(teams: readonly string[]): string {
  return teams.length > 4
    ? count(teams.length, "team", "teams")
    : `the ${teams.length === 1 ? "team" : "teams"} ${listed(teams)}`;
}

export function remindersInWords({ afterHours, most, quietFrom, quietUntil }: ReminderRules): string {
  if (afterHours === 0 || most === 0) return "Nobody is reminded";
  const often = most === 1 ? "once" : `up to ${count(most, "time", "times")}`;
  const quiet =
    quietFrom === quietUntil ? "at any hour" : `never between ${hour(quietFrom)} and ${hour(quietUntil)}`;
  return `After ${count(afterHours, "hour", "hours")}, ${often}, ${quiet}`;
}

function hour(value: number): string {
  if (value === 0) return "midnight";
  if (value === 12) return "midday";
  return value < 12 ? `${value}am` : `${value - 12}pm`;
}
