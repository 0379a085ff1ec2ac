import assert from "node:assert/strict";
import { test } from "node:test";
import { roles } from "./authority.ts";
import { mayAddStaff, mayChange } from "./roles.ts";

test("liaison alone changes nothing", () =>
  assert.deepEqual(
    roles.filter((role) => !mayChange(role)),
    ["liaison"],
  ));

test("only a lead makes accounts", () => assert.deepEqual(roles.filter(mayAddStaff), ["lead"]));
