/**
 * The desk in memory, over a made-up world. It keeps the desk's promises that pages rely on, and no others. Parts of the
 * desk whose pages are tested on the real one (test/desk.ts) are not faked here: asked for, they throw.
 */
import { done, failed } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import { fakeAccounts, halfGrant } from "./fake-accounts.ts";
import { fakeIncidents } from "./fake-incidents.ts";
import { fakeMap } from "./fake-map.ts";
import { fakeNotices } from "./fake-notices.ts";
import { fakePeople } from "./fake-people.ts";
import { fakePublicPage } from "./fake-public-page.ts";
import { fakeReadings } from "./fake-readings.ts";
import { fakeRegulator } from "./fake-regulator.ts";
import { fakeRequests } from "./fake-requests.ts";
import { fakeRetention } from "./fake-retention.ts";
import { fakeRoom } from "./fake-room.ts";
import { fakeSharing } from "./fake-sharing.ts";
import { fakeWitnesses } from "./fake-witnesses.ts";
import { lead, passphrase, type World } from "./world.ts";

export function fakeDesk(world: World): Desk {
  const desk: Partial<Desk> = {
    ...fakeAccounts(world),
    ...fakeEntry(world),
    ...fakeIncidents(world),
    ...fakePeople(world),
    ...fakeNotices(world),
    ...fakeMap(),
    ...fakePublicPage(world),
    ...fakeRegulator(world),
    ...fakeRequests(world),
    ...fakeRetention(world),
    ...fakeWitnesses(world),
    ...fakeSharing(world),
    ...fakeReadings(world),
    ...fakeRoom(world),
  };
  return new Proxy(desk as Desk, {
    get(target, name) {
      if (world.broken !== null) throw world.broken;
      if (typeof name === "string" && !(name in target) && name !== "then")
        throw Object.assign(new Error(`The fake desk has no ${name}: test this page on the real one`), {
          code: "NOT_FAKED",
        });
      return Reflect.get(target, name);
    },
  });
}

type Entry = Pick<
  Desk,
  | "needsSetUp"
  | "setUp"
  | "signIn"
  | "staffOfSession"
  | "signOut"
  | "addStaff"
  | "authorities"
  | "addAuthority"
>;

function fakeEntry(world: World): Entry {
  return {
    needsSetUp: async () => world.needsSetUp,
    async setUp(form) {
      world.asked.push({ what: "setUp", with: form });
      if (!world.needsSetUp) return failed({ kind: "already-set-up" });
      if (form.setUpToken !== "made-up-token") return failed({ kind: "wrong-token" });
      if (form.name === "") return failed({ kind: "name-missing" });
      if (!form.email.includes("@")) return failed({ kind: "email-malformed" });
      if (form.passphrase.length < 12) return failed({ kind: "passphrase-too-short" });
      if (form.authorities.length === 0) return failed({ kind: "authority-missing" });
      world.needsSetUp = false;
      return done(halfGrant(world, { ...lead, name: form.name, email: form.email }, "second-factor"));
    },
    async signIn({ email, passphrase: typed }) {
      if (email === "too-often@northmere.example") return failed({ kind: "wait", seconds: 90 });
      const staff = world.staff.find((one) => one.email === email);
      return staff !== undefined && typed === passphrase
        ? done(halfGrant(world, staff, "code"))
        : failed({ kind: "not-recognised" });
    },
    staffOfSession: async (token) => world.sessions.get(token) ?? null,
    async signOut(token) {
      world.sessions.delete(token);
    },
    async addStaff(_by, form) {
      world.asked.push({ what: "addStaff", with: form });
      if (form.name === "") return failed({ kind: "name-missing" });
      if (!form.email.includes("@")) return failed({ kind: "email-malformed" });
      if (form.passphrase.length < 12) return failed({ kind: "passphrase-too-short" });
      if (world.staff.some(({ email }) => email === form.email)) return failed({ kind: "email-taken" });
      const { passphrase: _, ...shown } = form;
      const staff: Staff = {
        ...shown,
        incidents: null,
        id: `staff-${world.staff.length + 1}` as Staff["id"],
      };
      world.staff.push(staff);
      return done(staff);
    },
    authorities: async () => world.authorities,
    addAuthority: async () => failed({ kind: "key-taken" }),
  };
}
