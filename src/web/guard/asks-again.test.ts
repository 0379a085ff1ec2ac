import assert from "node:assert/strict";
import { test } from "node:test";
import { asksAgain } from "./asks-again.ts";

const cases = [
  {
    name: "a page of one's own account that says so",
    page: { confirms: true as const },
    get: true,
    post: true,
  },
  {
    name: "ending an account",
    page: { verbs: { get: "staff.end", post: "staff.end" } },
    get: true,
    post: true,
  },
  {
    name: "a list with a dangerous form",
    page: { verbs: { get: "staff.read", post: "staff.invite" } },
    get: false,
    post: true,
  },
  {
    name: "sending notices",
    page: { verbs: { get: "notice.send", post: "notice.send" } },
    get: true,
    post: true,
  },
  {
    name: "declaring an incident",
    page: { verbs: { get: "incident.declare", post: "incident.declare" } },
    get: false,
    post: false,
  },
  { name: "a page for everybody", page: { verbs: { get: "open" } }, get: false, post: false },
];
for (const { name, page, get, post } of cases) {
  test(`who it is, is asked again before ${name}: ${post ? "yes" : "no"}`, () => {
    assert.equal(asksAgain(page, "get"), get);
    assert.equal(asksAgain(page, "post"), post);
  });
}
