import assert from "node:assert/strict";
import { test } from "node:test";
import { change } from "../src/store/change.ts";
import { readLedger, verifyLedger } from "../src/store/ledger.ts";
import { testRecord } from "./record.ts";

test("entries written at the same time form one chain", async () => {
  const { sql } = await testRecord();
  await Promise.all(
    Array.from({ length: 40 }, (_, number) =>
      change(sql, { actor: "system", now: new Date("2026-01-05T09:00:00Z") }, async () => ({
        value: number,
        entries: [
          { verb: "incident.declared", subject: `incident:${number}`, actor: "system", detail: { number } },
        ],
      })),
    ),
  );
  const checked = await verifyLedger(sql, []);
  assert.ok(checked.ok);
  assert.equal(checked.value.size, 40);
  assert.equal((await readLedger(sql)).length, 40);
});
