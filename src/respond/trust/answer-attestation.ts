/**
 * What another authority makes of an all-clear: it accepts it, and declares safe what it names itself; or it does not.
 * The all-clear alone restores nothing.
 */
import type { IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type Attestation, standingOf } from "../../domain/trust/attestation.ts";
import type { TrustLine } from "../../domain/trust/trust.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { AnswerForm, AnswerProblem, TrustDesk } from "../desk/incident/trust-desk.ts";
import { clean } from "../measures/order-measures.ts";
import { note } from "../note.ts";
import { lineOf, type TrustPorts } from "./set-trust.ts";
import type { TrustWrite } from "./trust-store.ts";

const longestWords = 2000;

export async function answerAttestation(
  ports: TrustPorts,
  by: Staff,
  incident: IncidentId,
  id: string,
  typed: AnswerForm,
): ReturnType<TrustDesk["answerAttestation"]> {
  const change = changeBy(by, ports.now());
  const form = { ...typed, reasons: clean(typed.reasons), words: clean(typed.words) };
  return await ports.trust.write(change, incident, (kept): Outcome<TrustWrite, AnswerProblem> => {
    const attestation = kept.attestations.find((one) => one.id === id);
    if (attestation === undefined) return failed({ kind: "no-such-attestation" });
    const problem = problemOf(attestation, form, by, change.at);
    if (problem !== null) return failed(problem);
    const lines: TrustLine[] = [];
    const entries: NewEntry[] = [];
    for (const channel of form.accepted ? form.channels : []) {
      const safe = { state: "declared-safe", since: null, reasons: form.reasons, words: form.words } as const;
      const to = attestation.authority;
      const made = lineOf(kept, { form: safe, by, to, channel, incident, change, attestation: id });
      // What was never mistrusted needs no declaring.
      if (made === null) continue;
      lines.push(made.line);
      entries.push(...made.entries);
    }
    const declared = lines.map(({ channel }) => channel);
    const answer = {
      ...{
        authority: by.authority,
        number: form.version + 1,
        accepted: form.accepted,
        reasons: form.reasons,
      },
      ...{ channels: declared, by: by.id, byName: by.name, at: change.at },
    };
    const verb = form.accepted ? "attestation.accepted" : "attestation.not-accepted";
    const detail = { attestation: `A-${attestation.number}`, declaredSafe: declared, reasons: form.reasons };
    const about = { subject: `attestation:${id}`, incident };
    for (const authority of [by.authority, attestation.authority])
      entries.push(note(change, verb, about, { authority, answeredBy: by.authority, ...detail }));
    return done({ lines, answer: { attestation: id, answer }, entries });
  });
}

function problemOf(
  attestation: Attestation,
  { accepted, reasons, words, channels, version }: AnswerForm,
  by: Staff,
  now: Date,
): AnswerProblem | null {
  if (attestation.authority === by.authority) return { kind: "own-attestation" };
  const own = attestation.answers.filter(({ authority }) => authority === by.authority);
  const last = own.at(-1);
  if (own.length !== version)
    return last === undefined ? { kind: "form-outdated" } : changedMeanwhile(last.byName, last.at);
  if (reasons === "") return { kind: "reasons-missing" };
  if (reasons.length > longestWords || words.length > longestWords) return { kind: "words-too-long" };
  if (!accepted) return null;
  if (standingOf(attestation, now) !== "standing") return { kind: "attestation-not-standing" };
  return channels.every((one) => attestation.scope.includes(one)) ? null : { kind: "not-in-scope" };
}
