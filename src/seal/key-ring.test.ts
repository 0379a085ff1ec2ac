/** The ring: values say which key opens them; what is unknown is asked for, what is gone is said to be gone. */
import assert from "node:assert/strict";
import { createSecretKey } from "node:crypto";
import { test } from "node:test";
import type { AuthorityId, IncidentId, PersonId } from "../domain/ids.ts";
import { type DataKeyRow, freshKey, identityOf, type Scope, scopeName, wrappingUnder } from "./data-key.ts";
import { KeyGone, KeyUnknown, openKeyRing } from "./key-ring.ts";
import { keyFor } from "./keys.ts";
import { freshPersonKey, wrapPersonKey } from "./person-key.ts";
import { seal } from "./seal.ts";
import { headingOf, openUnder, sealUnder } from "./sealed-value.ts";

const root = createSecretKey(Buffer.alloc(32, 3));
const incident = "incident-1" as IncidentId;
const person = "person-1" as PersonId;
const scope = (authority: string): Scope => ({
  kind: "authority",
  incident,
  authority: authority as AuthorityId,
});
const row = (number: number, of: Scope, generation = 1, under = root): DataKeyRow => ({
  number,
  scope: scopeName(of),
  generation,
  wrapped: wrappingUnder(under).wrap(freshKey(), identityOf(scopeName(of), generation)),
  destroyed: false,
});

test("a value says which key opens it, and opens under that key and in its own context alone", () => {
  const ring = openKeyRing(root, async () => []);
  ring.take([row(7, scope("north")), row(8, scope("south"))]);
  const sealed = sealUnder(ring.byNumber(7), "Zoë", "document 1 path");
  assert.deepEqual(headingOf(sealed), { kind: "data", number: 7 });
  assert.equal(ring.open(sealed, "document 1 path").toString(), "Zoë");
  assert.throws(() => ring.open(sealed, "document 2 path"));
  const redirected = Buffer.from(sealed);
  redirected.writeUInt32BE(8, 1);
  assert.throws(() => ring.open(redirected, "document 1 path"), "another number is another key");
});

test("the newest generation seals, and the former still opens", () => {
  const ring = openKeyRing(root, async () => []);
  const former = row(7, scope("north"));
  ring.take([former]);
  const sealed = sealUnder(ring.newestOf(scope("north")), "a", "c");
  ring.take([row(9, scope("north"), 2), former]);
  assert.equal(ring.newestOf(scope("north")).number, 9);
  assert.equal(ring.open(sealed, "c").toString(), "a");
});

test("values of an earlier Candour open, those too whose first bytes look like a heading", () => {
  const ring = openKeyRing(root, async () => []);
  ring.take([row(1, scope("north"))]);
  const earlier = keyFor(root, "field");
  let lookalikes = 0;
  for (let i = 0; i < 3000; i++) {
    const sealed = seal("a", earlier, "c");
    if (headingOf(sealed) !== null) lookalikes++;
    assert.equal(ring.open(sealed, "c").toString(), "a");
  }
  assert.ok(lookalikes > 0, "some looked like one");
});

test("a key that another process made is fetched, once; one that is not there either is gone", async () => {
  const rows: DataKeyRow[] = [];
  let asked = 0;
  const ring = openKeyRing(root, async () => {
    asked++;
    return rows;
  });
  const other = openKeyRing(root, async () => []);
  const made = row(3, scope("north"));
  other.take([made]);
  const sealed = sealUnder(other.byNumber(3), "a", "c");
  assert.throws(() => ring.open(sealed, "c"), KeyUnknown);
  await assert.rejects(
    ring.reading(() => ring.open(sealed, "c")),
    KeyGone,
  );
  rows.push(made);
  await ring.reload();
  assert.equal(await ring.reading(() => ring.open(sealed, "c").toString()), "a");
  assert.equal(asked, 2);
});

const losses: readonly { name: string; change: (kept: DataKeyRow) => DataKeyRow }[] = [
  { name: "destroyed", change: (kept) => ({ ...kept, wrapped: null, destroyed: true }) },
  { name: "damaged", change: (kept) => ({ ...kept, wrapped: Buffer.alloc(60) }) },
  { name: "moved to another scope", change: (kept) => ({ ...kept, scope: scopeName(scope("south")) }) },
  { name: "moved to another generation", change: (kept) => ({ ...kept, generation: 2 }) },
  { name: "wrapped under another root", change: () => row(7, scope("north"), 1, freshKey()) },
];
for (const { name, change } of losses)
  test(`a data key that is ${name} is gone, and other keys work on`, () => {
    const kept = row(7, scope("north"));
    const before = openKeyRing(root, async () => []);
    before.take([kept]);
    const sealed = sealUnder(before.byNumber(7), "a", "c");
    const after = openKeyRing(root, async () => []);
    after.take([change(kept), row(8, scope("east"))]);
    assert.throws(() => after.open(sealed, "c"), KeyGone);
    assert.equal(after.open(sealUnder(after.byNumber(8), "b", "c"), "c").toString(), "b");
  });

test("a destroyed key is forgotten by a ring that had it", () => {
  const ring = openKeyRing(root, async () => []);
  const kept = row(7, scope("north"));
  ring.take([kept]);
  const sealed = sealUnder(ring.byNumber(7), "a", "c");
  ring.take([{ ...kept, wrapped: null, destroyed: true }]);
  assert.throws(() => ring.open(sealed, "c"), KeyGone);
});

test("a person's key opens under the key that it was wrapped with, for that person", () => {
  const ring = openKeyRing(root, async () => []);
  ring.take([row(7, scope("north")), row(8, scope("south"))]);
  const own = freshPersonKey();
  const sealed = sealUnder(own, "Zoë", "name");
  const wrapped = wrapPersonKey(own, person, ring.byNumber(7));
  assert.equal(openUnder(ring.personKey(person, wrapped), sealed, "name").toString(), "Zoë");
  assert.throws(() => ring.personKey("person-2" as PersonId, wrapped), KeyGone);
  assert.throws(() => ring.personKey(person, Buffer.alloc(0)), KeyGone);
  const passed = wrapPersonKey(ring.personKey(person, wrapped), person, ring.byNumber(8));
  assert.equal(openUnder(ring.personKey(person, passed), sealed, "name").toString(), "Zoë");
  const keys = Array.from({ length: 2000 }, () => freshPersonKey().key.export().toString("hex"));
  assert.equal(new Set(keys).size, 2000);
});
