/** A register of people of the gate's kinds among others, drafted, approved and sent: and who of them was written to. */
import type { Sql } from "postgres";
import type { Staff } from "../../src/domain/staff/staff.ts";
import { readGate } from "../../src/main/content/read-gate.ts";
import type { OutgoingMessage } from "../../src/respond/courier.ts";
import { openGateDesk } from "../../src/respond/gate/open-gate-desk.ts";
import { openNoticeDesk } from "../../src/respond/notices/open-notice-desk.ts";
import { registrationOf } from "../../src/respond/people/registration.ts";
import { madeUpDocument } from "../../src/respond/testing/made-up.ts";
import { noticesOfPeople, openNoticeStore } from "../../src/store/notices/open-notice-store.ts";
import { openStores } from "../../src/store/open-stores.ts";
import { gatePeople } from "./gate-people.ts";
import { everybodyIsTold, noticePortsOf } from "./notice-ports.ts";
import { settingIn, testRing } from "./register.ts";
import { addStaff, sendWave } from "./send-wave.ts";

export const bands = ["very-high", "high", "medium", "low"] as const;

export async function gateHouse(sql: Sql, ordinary: number, held: number) {
  const setting = await settingIn(sql);
  const { incident, authority } = setting;
  const ring = await testRing(sql);
  const stores = openStores(sql, { ring, notices: noticesOfPeople });
  const holding = (await stores.holdings.byId(setting.holding))!;
  const people = gatePeople(ordinary, held);
  async function* documents() {
    yield madeUpDocument().document;
  }
  const entry = { verb: "holding.reviewed", actor: "system", subject: "holding:made-up", detail: {} };
  await stores.people.register(
    { by: "system", at: new Date() },
    holding,
    { documents: documents(), people: people.map(({ person }) => registrationOf(person, holding)) },
    () => [entry],
  );
  const carried: OutgoingMessage[] = [];
  const ports = noticePortsOf({
    ...stores,
    notices: openNoticeStore(sql, ring),
    incidents: { byId: async (id: typeof incident) => ({ id }) as never },
    gate: () => readGate("/nowhere"),
    decided: { of: async () => [everybodyIsTold] },
    courier: async (message: OutgoingMessage) => {
      carried.push(message);
      return { kind: "sent" as const, already: false };
    },
  });
  const desk = { ...openNoticeDesk(() => ports), ...openGateDesk(() => ports) };
  /** Whoever of the gate's kinds was written to; and whoever else was not. */
  const wronged = () => {
    const told = new Set(carried.map(({ name }) => name));
    const safe = people.filter(({ kind }) => kind === null);
    return {
      written: people.filter(({ kind, person }) => kind !== null && told.has(person.names[0]!)),
      left: safe.filter(({ person }) => !told.has(person.names[0]!)),
    };
  };
  const send = async () => {
    await desk.approveNotices("system", incident, { authority, exercise: true });
    await sendWave(sql, ring, incident, authority);
    await desk.deliverPending();
  };
  const staff = async (role: Staff["role"]) => await addStaff(sql, authority, role);
  return { desk, incident, authority, people, carried, wronged, send, staff };
}
