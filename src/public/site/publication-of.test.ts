/** From the facts that may be published to the publication. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { PublicFacts, PublicIncident } from "../../respond/publish/gather-facts.ts";
import { plainStatement } from "../../respond/testing/made-up.ts";
import { publicationOf, siteNameOf } from "./publication-of.ts";

const site = { siteName: "Updates", address: "" };

test("statements of all incidents are numbered in the order in which they were published", () => {
  const publication = publicationOf(
    facts([
      incident("INC-2026-0002", [statement(1, "Third", "2026-11-26")]),
      incident("INC-2026-0001", [
        statement(3, "Fourth", "2026-11-27"),
        statement(2, "Second", "2026-11-25"),
        statement(1, "First", "2026-11-24"),
      ]),
    ]),
    site,
  );
  assert.deepEqual(
    publication.statements.map(({ number, title, incident }) => `${number} ${title} ${incident}`),
    ["4 Fourth INC-2026-0001", "3 Third INC-2026-0002", "2 Second INC-2026-0001", "1 First INC-2026-0001"],
  );
});

test("a statement's paragraphs are its body between empty lines, and its author is the body, not a person", () => {
  const [published] = publicationOf(
    facts([incident("INC-2026-0001", [statement(1, "T", "2026-11-24", "One.\n\n- a\n- b\n \n\nTwo.")])]),
    site,
  ).statements;
  assert.deepEqual(published?.paragraphs, ["One.", "- a\n- b", "Two."]);
  assert.equal(published?.author, "Northmere Council");
});

test("no personal data comes along: no name of staff, no draft, no id of the record", () => {
  const draft: Statement = { ...statement(2, "Not yet", "2026-11-25"), state: "draft", publishedAt: null };
  const text = JSON.stringify(
    publicationOf(facts([incident("INC-2026-0001", [draft, statement(1, "T", "2026-11-24")])]), site),
  );
  assert.doesNotMatch(text, /Petra Quill|Not yet|authority-1|incident-1/);
});

test("a site that nobody named is called after its bodies", () => {
  assert.equal(siteNameOf(facts([])), "Northmere Council and Eastmere Council");
  assert.equal(siteNameOf({ ...facts([]), authorities: [] }), "Service updates");
});

function facts(incidents: readonly PublicIncident[]): PublicFacts {
  return {
    publishedAt: new Date("2026-11-28T09:00:00Z"),
    authorities: [body(1, "Northmere"), body(2, "Eastmere")],
    services: [],
    outages: [],
    maintenances: [],
    places: [],
    incidents,
    translations: [],
  };
}

function body(number: number, name: string): Authority {
  const contact = { phone: "", email: "", web: "", address: [] };
  return {
    id: `authority-${number}` as AuthorityId,
    key: name.toLowerCase(),
    name: `${name} Council`,
    contact,
  };
}

function incident(reference: string, statements: readonly Statement[]): PublicIncident {
  return {
    ...{
      id: reference as IncidentId,
      reference,
      title: "Attack",
      phase: "confirmed",
      statements,
      points: [],
      taken: [],
      thought: [],
      advice: [],
    },
    origin: "authority-1" as AuthorityId,
    involved: ["authority-2" as AuthorityId],
    declaredAt: new Date("2026-11-24T09:00:00Z"),
    believed: { what: "old files", fromYear: 2006, toYear: 2020, confidence: "believed" },
  };
}

function statement(number: number, title: string, day: string, text = "Words."): Statement {
  const at = new Date(`${day}T10:00:00Z`);
  return {
    incident: "incident-1" as IncidentId,
    number,
    title,
    body: text,
    ...plainStatement,
    state: "published",
    authorName: "Petra Quill",
    writtenAt: at,
    publishedAt: at,
  };
}
