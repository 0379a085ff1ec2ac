/** Writes words for notices as a draft; drafting takes them with a second person's yes. Also: going back to what they were. */
import type { Authority } from "../../domain/bodies/authority.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { englishFaults, translationFaults } from "../../domain/wording/faults.ts";
import { type Wording, type WordingFields, wordingTransitions } from "../../domain/wording/wording.ts";
import { changeBy } from "../change-by.ts";
import type { WhichWording, WordingProblem, WordingSheet } from "../desk/people/wording-desk.ts";
import { note } from "../note.ts";
import { libraryOf } from "./library-of.ts";
import { filler, readWording, type WordingPorts } from "./read-wordings.ts";

export type WordingForm = { readonly fields: WordingFields; readonly version: number };

export async function writeWording(
  ports: WordingPorts,
  by: Staff,
  which: WhichWording,
  form: WordingForm,
): Promise<Outcome<Wording, WordingProblem>> {
  const sheet = await readWording(ports, by, which);
  const body = (await ports.bodies.authorities()).find(({ id }) => id === by.authority);
  if (sheet === null || body === undefined) return failed({ kind: "no-such-wording" });
  const fields = cleaned(sheet.english, form.fields);
  const faults = await faultsOf(ports, body, sheet, fields);
  if (faults.length > 0) return failed({ kind: "wording-faults", faults });
  return await save(ports, by, sheet, { fields, version: form.version });
}

/** `version` 0: what comes along. It is a draft like any other, and needs somebody else's yes. */
export async function goBackTo(
  ports: WordingPorts,
  by: Staff,
  which: WhichWording,
  choice: { readonly to: number; readonly version: number },
): Promise<Outcome<Wording, WordingProblem>> {
  const sheet = await readWording(ports, by, which);
  if (sheet === null) return failed({ kind: "no-such-wording" });
  const former = sheet.versions.find(({ version }) => version === choice.to)?.fields;
  const fields = choice.to === 0 ? sheet.shipped : former;
  if (fields === undefined) return failed({ kind: "no-such-wording" });
  return await writeWording(ports, by, which, { fields, version: choice.version });
}

async function faultsOf(ports: WordingPorts, body: Authority, sheet: WordingSheet, fields: WordingFields) {
  const { library } = await libraryOf(ports, body.id);
  const { code } = sheet.language;
  const filled = filler(library, body);
  if (code !== "en") return translationFaults(sheet.english, fields, filled);
  const names = Object.values(library.categories).flatMap(({ yours, theirs }) => [yours, theirs]);
  return englishFaults(sheet.kind, fields, { names, filled });
}

async function save(
  ports: WordingPorts,
  by: Staff,
  sheet: WordingSheet,
  { fields, version }: WordingForm,
): Promise<Outcome<Wording, WordingProblem>> {
  const change = changeBy(by, ports.now());
  const { language, kind, draft: earlier } = sheet;
  const draft: Omit<Wording, "number" | "version"> = {
    ...{ authority: by.authority, language: language.code, kind, fields },
    source: language.code === "en" ? {} : sheet.english,
    ...{ state: "draft", authorName: by.name, writtenAt: change.at },
    // Whoever changes a comma of a colleague's draft may not be the one who approves it.
    writers: [...new Set([...(earlier?.writers ?? []), by.id])],
    ...{ approvedBy: null, approvedByName: "", approvedAt: null },
  };
  return await ports.wordings.write(change, version, draft, (written) => [
    note(
      change,
      wordingTransitions.redraft.entry,
      { subject: `wording:${written.number}` },
      { authority: by.authority, language: language.code, kind, version: written.version },
    ),
  ]);
}

/** Of fields that there are, as they are typed: what no record can hold is left out. */
function cleaned(english: WordingFields, typed: WordingFields): WordingFields {
  return Object.fromEntries(
    Object.keys(english).map((field) => {
      const text = Object.hasOwn(typed, field) ? (typed[field] ?? "") : "";
      const lines = text
        .toWellFormed()
        .replace(/[\p{Cc}\u2028\u2029]+/gu, (sign) => (/[\r\n]/u.test(sign) ? "\n" : " "))
        .split("\n");
      return [
        field,
        lines
          .map((line) => line.trim())
          .filter((line) => line !== "")
          .join("\n"),
      ];
    }),
  );
}
