import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuthorityId } from "../../domain/ids.ts";
import { controllerOfPerson } from "./controller-of-person.ts";

const [north, south, shared] = ["north", "south", "shared"] as AuthorityId[];
const holding = {
  controllers: [
    { prefix: "north", authority: north! },
    { prefix: "south", authority: south! },
  ],
  defaultController: shared!,
};
const cases = [
  { name: "the controller of the only document", paths: ["south/a.txt"], controller: south },
  { name: "the controller of most documents", paths: ["north/a", "south/a", "south/b"], controller: south },
  {
    name: "documents are counted once, not their places",
    paths: ["north/a", "north/b", "south/a", "south/a", "south/a"],
    controller: north,
  },
  {
    name: "as many here as there: the first in path order",
    paths: ["south/a", "north/z"],
    controller: north,
  },
  { name: "a folder that no rule names", paths: ["other/a", "northern/b"], controller: shared },
  { name: "no document at all", paths: [], controller: shared },
];
for (const { name, paths, controller } of cases) {
  test(`whose person somebody is: ${name}`, () => {
    const sources = paths.map((path) => ({ path, place: { line: 1 }, types: [] }));
    assert.equal(controllerOfPerson(sources, holding), controller);
  });
}
