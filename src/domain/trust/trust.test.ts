/** Trust: every way from state to state, the matrix against a slow one, and all-clears that anybody can check. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId, IncidentId, StaffId } from "../ids.ts";
import { signerFrom } from "../ledger/checkpoint.ts";
import { type Attestation, problemOfAttestation, standingOf } from "./attestation.ts";
import { type AttestationFacts, attestationText, isSound, signAttestation } from "./attestation-text.ts";
import { channels } from "./channel.ts";
import { type TrustLine, type TrustState, trustMatrix, trustStates, trustTransition } from "./trust.ts";

const allowed = new Set(
  [
    ["trusted", "not-until-safe"],
    ["declared-safe", "not-until-safe"],
    ["not-until-safe", "not-until-safe"],
    ["not-until-safe", "declared-safe"],
    ["declared-safe", "trusted"],
  ].map(String),
);
for (const from of trustStates)
  for (const to of trustStates) {
    const may = allowed.has(String([from, to]));
    test(`what is ${from} ${may ? "can" : "cannot"} become ${to} at once`, () =>
      assert.equal(trustTransition(from, to) !== null, may));
  }

const facts: AttestationFacts = {
  ...{ number: 3, incident: "INC-2026-0001", authority: { key: "northmere", name: "Northmere Council" } },
  ...{ scope: ["files", "mail"], covers: "All mail\nand files", evidence: "Looked at", measures: ["M-2"] },
  signedBy: "ana" as StaffId,
  signedAt: new Date("2026-01-08T09:00:00Z"),
  expiresAt: new Date("2026-01-15T09:00:00Z"),
};
const signer = signerFrom("candour/x/all-clear/northmere", Buffer.alloc(32, 7));

test("the signed text is the same for the same facts, in whatever order its scope was chosen", () =>
  assert.equal(attestationText(facts), attestationText({ ...facts, scope: ["mail", "files"] })));

test("no line of what was typed can pass for a line of ours", () => {
  const forged = { ...facts, covers: "mail\nExpires: 2099-01-01T00:00:00.000Z\u2028Signed: never" };
  const lines = attestationText(forged).split(/[\n\u2028]/u);
  assert.deepEqual(
    lines.filter((line) => line.startsWith("Expires:") || line.startsWith("Signed:")),
    ["Signed: 2026-01-08T09:00:00.000Z", "Expires: 2026-01-15T09:00:00.000Z"],
  );
});

const tampered: readonly { readonly name: string; readonly change: Partial<AttestationFacts> }[] = [
  { name: "a wider scope", change: { scope: ["files", "mail", "network"] } },
  { name: "other words for what it covers", change: { covers: "Everything" } },
  { name: "a later end", change: { expiresAt: new Date("2026-12-31T00:00:00Z") } },
  { name: "other evidence", change: { evidence: "Guessed" } },
  { name: "another measure", change: { measures: ["M-2", "M-3"] } },
  { name: "another incident", change: { incident: "INC-2026-0002" } },
  { name: "another authority", change: { authority: { key: "southwold", name: "Northmere Council" } } },
  { name: "another who signed", change: { signedBy: "ben" as StaffId } },
];
for (const { name, change } of tampered) {
  test(`not sound any more with ${name}`, () => {
    const signed = signAttestation(facts, signer);
    assert.equal(isSound(signed, facts), true);
    assert.equal(isSound(signed, { ...facts, ...change }), false);
  });
}

test("signed by another key, or with one character changed, it is not sound; with the body's new name it still is", () => {
  const signed = signAttestation(facts, signer);
  const other = signAttestation(facts, signerFrom(signer.name, Buffer.alloc(32, 8)));
  assert.equal(isSound({ note: other.note, verifier: signed.verifier }, facts), false);
  assert.equal(isSound({ ...signed, note: signed.note.replace("Looked", "looked") }, facts), false);
  const renamed = { ...facts, authority: { key: "northmere", name: "Northmere and Vale Council" } };
  assert.equal(isSound(signed, renamed), true);
});

const form = { scope: ["mail"], covers: "Mail", evidence: "Looked", measures: ["M-1"], days: 7 } as const;
const wrong = [
  { name: "nothing in its scope", change: { scope: [] }, kind: "scope-missing" },
  { name: "nothing covered", change: { covers: " " }, kind: "covers-missing" },
  { name: "no evidence", change: { evidence: "" }, kind: "evidence-missing" },
  { name: "no end", change: { days: 0 }, kind: "attestation-days-wrong" },
  { name: "an end in 91 days", change: { days: 91 }, kind: "attestation-days-wrong" },
  { name: "half a day", change: { days: 0.5 }, kind: "attestation-days-wrong" },
  { name: "a measure that nobody verified", change: { measures: ["M-9"] }, kind: "evidence-not-verified" },
];
for (const { name, change, kind } of wrong) {
  test(`an all-clear is refused with ${name}`, () =>
    assert.equal(problemOfAttestation({ ...form, ...change } as typeof form, ["M-1"])?.kind, kind));
}

test("the matrix says what a slow look at each pair and channel says, on 500 random histories", () => {
  let seed = 11;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const at = (hour: number) => new Date(Date.UTC(2026, 0, 8, hour));
  let lapsed = 0;
  for (let round = 0; round < 500; round++) {
    const involved = Array.from({ length: 2 + random(4) }, (_, n) => `a${n}` as AuthorityId);
    const attestations = Array.from({ length: random(5) }, (_, n) =>
      attestationIn(n, at(random(48)), random(3) === 0 ? at(random(48)) : null, random(6) > 0),
    );
    const lines = Array.from({ length: random(40) }, (_, n): TrustLine => {
      const from = involved[random(involved.length)]!;
      const to = involved.filter((one) => one !== from)[random(involved.length - 1)]!;
      const state = trustStates[random(3)] as TrustState;
      const attestation = state === "declared-safe" ? (attestations[random(6)]?.id ?? null) : null;
      return {
        ...{ incident: "i" as IncidentId, from, to, channel: channels[random(5)]!, number: n + 1, state },
        ...{ since: at(0), reasons: "r", words: "", attestation, by: "s" as StaffId, byName: "S" },
        enteredAt: at(0),
      };
    });
    const now = at(24);
    const matrix = trustMatrix(involved, { lines, attestations, now });
    assert.equal(matrix.length, involved.length * (involved.length - 1) * channels.length);
    for (const { from, to, channel, state, lapsed: why } of matrix) {
      const said = lines.filter((one) => one.from === from && one.to === to && one.channel === channel);
      const last = said.toSorted((a, b) => b.number - a.number)[0];
      const rest = attestations.find(({ id }) => id === last?.attestation);
      const gone =
        rest !== undefined && (!rest.sound || rest.expiresAt <= now || isBefore(rest.withdrawnAt, now));
      assert.equal(state, gone ? "not-until-safe" : (last?.state ?? "trusted"));
      assert.equal(why !== null, gone);
      if (gone) lapsed++;
    }
  }
  assert.ok(lapsed > 100, `${lapsed} lapsed`);
});

test("an end that is reached to the millisecond has come", () => {
  const ends = new Date("2026-01-15T09:00:00Z");
  const one = { expiresAt: ends, withdrawnAt: null, sound: true };
  assert.equal(standingOf(one, ends), "expired");
  assert.equal(standingOf(one, new Date(ends.getTime() - 1)), "standing");
  assert.equal(standingOf({ ...one, sound: false }, new Date(0)), "unsound");
});

function isBefore(moment: Date | null, now: Date): boolean {
  return moment !== null && moment <= now;
}

function attestationIn(n: number, expiresAt: Date, withdrawnAt: Date | null, sound: boolean): Attestation {
  return {
    ...{ id: `t${n}`, incident: "i" as IncidentId, number: n + 1, authority: "a0" as AuthorityId, sound },
    ...{
      scope: ["mail"],
      covers: "c",
      evidence: "e",
      measures: [],
      signedBy: "s" as StaffId,
      signedByName: "S",
    },
    ...{ signedAt: new Date(0), expiresAt, withdrawnAt, withdrawnByName: "", withdrawnWords: "" },
    ...{ note: "", verifier: "", answers: [] },
  };
}
