/**
 * Three authorities that share IT, their staff, each in a browser of their own, over the real app in this process: for
 * stories that play one incident through with everybody in it.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { Role } from "../../src/domain/bodies/authority.ts";
import type { AuthorityId } from "../../src/domain/ids.ts";
import type { House } from "../../src/main/house.ts";
import { openHouse } from "../../src/main/open-house.ts";
import { placesIn } from "../../src/main/places.ts";
import { runSites } from "../../src/main/sites/run-sites.ts";
import { totpCode } from "../../src/respond/account/totp.ts";
import type { HalfGrant } from "../../src/respond/desk/house/account-desk.ts";
import { createLog } from "../../src/watch/log.ts";
import { must, passphrase } from "../desk.ts";
import { dataFolder } from "../record.ts";
import { here } from "../signing-in.ts";
import { javascriptFree, type Walk, walker } from "../walk.ts";

export const bodies = [
  { key: "kingsmere", name: "Kingsmere Borough Council" },
  { key: "wexcombe", name: "City of Wexcombe Council" },
  { key: "fairholme", name: "London Borough of Fairholme" },
] as const;
export type BodyKey = (typeof bodies)[number]["key"];

export type Stage = {
  readonly house: House;
  readonly data: string;
  readonly staffUrl: string;
  readonly publicUrl: string;
  readonly idOf: Readonly<Record<BodyKey, AuthorityId>>;
  /** A browser in which somebody of this role is signed in; the same one each time. */
  as(body: BodyKey, role: Role): Promise<Walk>;
  /** A browser of somebody without an account. */
  anybody(): Promise<Walk>;
  faults(): readonly string[];
  close(): Promise<void>;
};

const token = "token-of-the-story";

export async function openStage(browser: Browser): Promise<Stage> {
  const folder = dataFolder("candour-story-");
  const data = join(folder, "data");
  const places = placesIn(data);
  const said: string[] = [];
  const log = createLog({ words: true, write: (line) => said.push(line) });
  const house = must(await openHouse({ places, setUpToken: token, log, exercise: true }));
  const sites = must(
    await runSites({ house, places, port: 0, publicPort: 0, setUpToken: null, log, logJson: true }),
  );
  const names = bodies.map(({ name }) => name);
  const lead = { setUpToken: token, name: nameOf("kingsmere", "lead"), email: emailOf("kingsmere", "lead") };
  const first = must(await house.desk.setUp({ ...lead, passphrase, authorities: names }));
  const authorities = await house.desk.authorities("system");
  const idOf = Object.fromEntries(
    bodies.map(({ key, name }) => [key, authorities.find((one) => one.name === name)!.id]),
  ) as Stage["idOf"];
  const all: Walk[] = [];
  const seen = new Set<string>();
  const walks = new Map([["kingsmere lead", signedIn(first)]]);

  return {
    ...{ house, data, idOf, staffUrl: sites.staffUrl, publicUrl: sites.publicUrl },
    as(body, role) {
      const who = `${body} ${role}`;
      const known = walks.get(who) ?? joins(body, role);
      walks.set(who, known);
      return known;
    },
    async anybody() {
      const walk = walker(await javascriptFree(browser), seen);
      all.push(walk);
      return walk;
    },
    faults: () => all.flatMap(({ faults }) => faults),
    async close() {
      await sites.close();
      await house.close();
      await rm(folder, { recursive: true, force: true });
    },
  };

  async function joins(body: BodyKey, role: Role): Promise<Walk> {
    const form = { name: nameOf(body, role), email: emailOf(body, role), role, authority: idOf[body] };
    must(await house.desk.addStaff("system", { ...form, passphrase }));
    return signedIn(must(await house.desk.signIn({ email: form.email, passphrase })));
  }

  /** With an authenticator app of their own, as people have; how that looks is another test's matter. */
  async function signedIn({ staff, token: half }: HalfGrant): Promise<Walk> {
    const { key } = await house.desk.offerTotp(staff);
    const enrolled = must(await house.desk.enrolTotp(half, totpCode(key, new Date()), here));
    const page = await javascriptFree(browser);
    const url = sites.staffUrl;
    await page.context().addCookies([{ name: "candour_session", value: enrolled.token, url }]);
    const walk = walker(page, seen);
    all.push(walk);
    return walk;
  }
}

/** "Lea Kingsmere": roles have given names, so that a reader of the story knows who acts. */
function nameOf(body: BodyKey, role: Role): string {
  return `${givenNames[role]} ${body[0]?.toUpperCase()}${body.slice(1)}`;
}

const givenNames: Readonly<Record<Role, string>> = {
  lead: "Lea",
  analyst: "Ana",
  dpo: "Dee",
  communications: "Cam",
  "service-owner": "Sol",
  "contact-centre": "Con",
  liaison: "Lin",
};

function emailOf(body: BodyKey, role: Role): string {
  return `${role}@${body}.example`;
}
