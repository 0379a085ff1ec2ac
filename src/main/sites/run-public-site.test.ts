import assert from "node:assert/strict";
import { test } from "node:test";
import { environmentOf } from "./run-public-site.ts";

test("the public's process is told nothing that opens the record", () => {
  const secrets = {
    CANDOUR_SECRET: "x",
    CANDOUR_PASSPHRASE_FILE: "x",
    CANDOUR_ROOT_KEY_FILE: "x",
    CANDOUR_OIDC_CLIENT_SECRET: "x",
    DATABASE_URL: "x",
  };
  const needed = { PATH: "/bin", CANDOUR_PUBLIC_URL: "https://northmere.example" };
  assert.deepEqual(environmentOf({ ...secrets, ...needed }), needed);
});
