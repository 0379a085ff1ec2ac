/** Where a holding lies and whose documents stand under which of its folders. */
import type { Authority } from "../../../domain/bodies/authority.ts";
import type { AuthorityId, IncidentId } from "../../../domain/ids.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { LoadHoldingForm, LoadHoldingProblem } from "../../../respond/desk/desk.ts";
import { type FieldError, type Fields, oneOf, text } from "../../frame/fields.ts";
import { wrong } from "../../frame/wrong.ts";

type Errors = { readonly kind: "errors"; readonly errors: readonly FieldError[] };
type Rule = { readonly prefix: string; readonly authority: AuthorityId };

export function readLoad(
  fields: Fields,
  incident: IncidentId,
  authorities: readonly Authority[],
): Outcome<LoadHoldingForm, Errors> {
  const ids = authorities.map(({ id }) => id);
  const name = text(fields, "name");
  const folder = text(fields, "folder");
  const defaultController = oneOf(fields, "default-controller", ids);
  const rules = ruleNumbers(fields).map((n) => readRule(fields, n, ids));
  const errors = [
    ...(name === "" ? [{ field: "name", text: "Enter a name for this copy" }] : []),
    ...(folder === "" ? [errorOf({ kind: "folder-missing" }, fields)] : []),
    ...(defaultController === undefined
      ? [{ field: "default-controller", text: "Select whose documents these are" }]
      : []),
    ...rules.flatMap((rule) => rule.errors),
  ];
  if (errors.length > 0 || defaultController === undefined) return failed({ kind: "errors", errors });
  return done({ incident, name, folder, defaultController, controllers: rules.flatMap(({ rule }) => rule) });
}

export function errorOf(problem: LoadHoldingProblem, fields: Fields): FieldError {
  if (problem.kind === "no-such-rule-folder") {
    const n = ruleNumbers(fields).find((number) => prefixOf(fields, number) === problem.prefix);
    return wrong(problem, { "no-such-rule-folder": n === undefined ? "" : `prefix-${n}` });
  }
  return wrong(problem, {
    "name-missing": "name",
    "folder-missing": "folder",
    "no-such-folder": "folder",
    "folder-unreadable": "folder",
    "inside-data-folder": "folder",
    "already-loaded": "folder",
  });
}

const mostRules = 40;

/** How many rows the form shows: three to begin with, three more each time they are asked for. */
export function rulesShown(fields: Fields, more: boolean): number {
  const shown = Math.max(3, Number(text(fields, "rules")) || 0);
  return Math.min(mostRules, more ? shown + 3 : shown);
}

function ruleNumbers(fields: Fields): readonly number[] {
  return Array.from({ length: rulesShown(fields, false) }, (_, index) => index + 1);
}

function readRule(
  fields: Fields,
  n: number,
  ids: readonly AuthorityId[],
): { rule: Rule[]; errors: FieldError[] } {
  const prefix = prefixOf(fields, n);
  const authority = oneOf(fields, `authority-${n}`, ids);
  if (prefix === "" && authority === undefined) return { rule: [], errors: [] };
  if (prefix === "")
    return {
      rule: [],
      errors: [{ field: `prefix-${n}`, text: `Enter folder ${n}, or take its authority away` }],
    };
  if (authority === undefined) {
    return {
      rule: [],
      errors: [{ field: `authority-${n}`, text: `Select whose documents are in folder ${n}` }],
    };
  }
  return { rule: [{ prefix, authority }], errors: [] };
}

function prefixOf(fields: Fields, n: number): string {
  return text(fields, `prefix-${n}`)
    .replaceAll("\\", "/")
    .replace(/^(?:\.?\/)+|\/+$/gu, "");
}
