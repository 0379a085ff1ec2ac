/** The form of a wave's plan: read, and filled in. */
import { severityBands } from "../../../domain/people/person.ts";
import { usualPlan, type WavePlan } from "../../../domain/waves/plan.ts";
import { type Fields, oneOf, someOf, text } from "../../frame/fields.ts";

/** Orders of ways: the first that is safe for a person is theirs, the next are tried after it. */
export const wayOrders = [
  ["email", "letter", "text"],
  ["letter", "email", "text"],
  ["text", "letter", "email"],
  ["email", "text", "letter"],
  ["letter"],
  ["email"],
  ["text"],
] as const satisfies readonly WavePlan["ways"][];

export function planIn(form: Fields): WavePlan {
  const order = oneOf(
    form,
    "ways",
    wayOrders.map((ways) => ways.join("-")),
  );
  return {
    bands: someOf(form, "bands", severityBands),
    ways: wayOrders.find((ways) => ways.join("-") === order) ?? [],
    fallBackAfterHours: figure(form, "fallBackAfterHours"),
    unconfirmedAfterHours: orNone(form, "unconfirmedAfterHours"),
    perHour: orNone(form, "perHour"),
    textsFrom: figure(form, "textsFrom"),
    textsUntil: figure(form, "textsUntil"),
    canary: figure(form, "canary"),
    watchMinutes: figure(form, "watchMinutes"),
    failuresPerHundred: figure(form, "failuresPerHundred"),
    complaintsPerHundred: figure(form, "complaintsPerHundred"),
  };
}

export function fieldsOf(plan: WavePlan = usualPlan): Fields {
  const figures = Object.fromEntries(
    Object.entries(plan).map(([name, value]) => [name, value === null ? "" : String(value)]),
  );
  return { ...figures, bands: [...plan.bands], ways: plan.ways.join("-") };
}

/** NaN where it is no number: the domain says what is wrong. */
function figure(form: Fields, name: string): number {
  const written = text(form, name).replace(/[,\s]/gu, "");
  return /^\d+(\.\d+)?$/u.test(written) ? Number(written) : Number.NaN;
}

function orNone(form: Fields, name: string): number | null {
  return text(form, name) === "" ? null : figure(form, name);
}
