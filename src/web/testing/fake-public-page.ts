/** Statements, and services of the fake desk. */

import type { Service } from "../../domain/bodies/service.ts";
import type { ServiceId } from "../../domain/ids.ts";
import { done, failed } from "../../domain/outcome.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import { plainStatement } from "../../respond/testing/made-up.ts";
import { lead, type World } from "./world.ts";

type Part = Pick<
  Desk,
  | "changeContact"
  | "statements"
  | "writeStatement"
  | "publishStatement"
  | "publish"
  | "services"
  | "addService"
  | "setServiceStatus"
  | "places"
  | "maintenances"
  | "outages"
  | "emergency"
  | "serviceChanges"
>;

export function fakePublicPage(world: World): Part {
  return {
    async changeContact(_by, id, contact) {
      world.asked.push({ what: "changeContact", with: contact });
      if (contact.phone === "") return failed({ kind: "phone-malformed" });
      world.authorities = world.authorities.map((one) => (one.id === id ? { ...one, contact } : one));
      return done(world.authorities.find((one) => one.id === id)!);
    },
    statements: async (_reader, id) => world.statements.filter(({ incident }) => incident === id),
    async writeStatement(_by, incident, { title, body }) {
      if (title === "") return failed({ kind: "title-missing" });
      if (body === "") return failed({ kind: "body-missing" });
      const number = world.statements.length + 1;
      const statement: Statement = {
        incident,
        number,
        title,
        body,
        ...plainStatement,
        state: "approved",
        authorName: lead.name,
        writtenAt: world.now,
        publishedAt: null,
      };
      world.statements.push(statement);
      return done(statement);
    },
    async publishStatement(_by, _id, number) {
      world.asked.push({ what: "publishStatement", with: number });
      const statement = world.statements.find((one) => one.number === number);
      if (statement === undefined) return failed({ kind: "no-such-statement" });
      if (statement.state === "published") return failed({ kind: "already-published" });
      const published: Statement = { ...statement, state: "published", publishedAt: world.now };
      world.statements = world.statements.map((one) => (one.number === number ? published : one));
      return done(published);
    },
    async publish() {
      world.asked.push({ what: "publish", with: null });
      return done({ publishedAt: world.now });
    },
    services: async () => world.services,
    async addService(_by, { authority, name }) {
      const service: Service = {
        id: `service-${world.services.length + 1}` as ServiceId,
        authority,
        name,
        status: "running",
        ...{ key: "added", group: "", rank: 0, note: "", expected: "", expectedDay: null, channels: [] },
        since: world.now,
      };
      world.services.push(service);
      return service;
    },
    async setServiceStatus(_by, id, { version: _version, ...change }) {
      world.asked.push({ what: "setServiceStatus", with: change });
      const service = world.services.find((one) => one.id === id);
      if (service === undefined) return failed({ kind: "no-such-service" });
      if (service.authority !== lead.authority) return failed({ kind: "not-yours" });
      const changed = { ...service, ...change, since: world.now };
      world.services = world.services.map((one) => (one.id === id ? changed : one));
      return done(changed);
    },
    places: async () => [],
    maintenances: async () => [],
    outages: async () => [],
    emergency: async () => null,
    serviceChanges: async () => [],
  };
}
