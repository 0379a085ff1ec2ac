/**
 * An edit that met somebody else's: the page answers 409 with what stands there now beside what was typed, which stays
 * in the form with the new version. Nothing was written. A page that edits carries its version in a hidden field.
 */
import type { ChangedMeanwhile } from "../../domain/version.ts";
import { wordsFor } from "../../respond/words.ts";
import { type Fields, raw } from "./fields.ts";

/** A field's label; for one with choices also what each is called. */
export type Label = string | { readonly label: string; readonly choices: Readonly<Record<string, string>> };
export type Labels = Readonly<Record<string, Label>>;

export type ChangedView = {
  readonly sentence: string;
  readonly rows: readonly {
    readonly label: string;
    readonly theirs: string;
    readonly yours: string;
    readonly differs: boolean;
  }[];
};

/** `theirs`: the fields as a form opened now would have them. Shown by the layout where a view holds it as `changed`. */
export function changedView(
  problem: ChangedMeanwhile,
  labels: Labels,
  theirs: Fields,
  yours: Fields,
): ChangedView {
  const rows = Object.entries(labels).map(([name, label]) => {
    const [one, other] = [shown(label, raw(theirs, name)), shown(label, raw(yours, name))];
    return {
      label: typeof label === "string" ? label : label.label,
      theirs: one,
      yours: other,
      differs: one !== other,
    };
  });
  return { sentence: wordsFor(problem), rows };
}

function shown(label: Label, value: string): string {
  const trimmed = value.replace(/\r\n?/gu, "\n").trim();
  return typeof label === "string" ? trimmed : (label.choices[trimmed] ?? trimmed);
}

/** The fields of a form with the version that it began from, for its hidden field. */
export function withVersion(fields: Fields, version: number): Fields {
  return { ...fields, version: String(version) };
}

/** The version that a form began from; one that no form of ours carries is never the one that stands there. */
export function versionIn(form: Fields): number {
  const value = raw(form, "version");
  return /^\d{1,9}$/u.test(value) ? Number(value) : -1;
}

/** What the page answers with. */
export function statusOf(changed: ChangedView | null, errors: readonly unknown[]): number {
  if (changed !== null) return 409;
  return errors.length > 0 ? 400 : 200;
}
