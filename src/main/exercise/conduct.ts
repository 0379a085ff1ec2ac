/** The job of the exercise: from the declaration to the public page, through the same desk that staff use. */
import { randomBytes } from "node:crypto";
import type { ArchiveTruth } from "../../../exercise/truth.ts";
import type { Authority } from "../../domain/bodies/authority.ts";
import type { Holding } from "../../domain/documents/holding.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { totpCode } from "../../respond/account/totp.ts";
import type { Desk } from "../../respond/desk/desk.ts";
import type { HalfGrant } from "../../respond/desk/house/account-desk.ts";
import type { NoticeCounts } from "../../respond/desk/people/notice-desk.ts";
import { importSharedMap, practiceIntrusion } from "./import-map.ts";
import { judgeEverybody } from "./judge-everybody.ts";
import { need } from "./need.ts";
import { publishPractice } from "./publish-practice.ts";
import { bands, sendWave } from "./send-wave.ts";
import type { Steps } from "./steps.ts";

export type Conducted = {
  readonly incident: Incident;
  readonly holding: Holding;
  readonly authorities: readonly Authority[];
  readonly counts: NoticeCounts;
  readonly delivered: { readonly sent: number; readonly failed: number };
  /** Practice accounts, one for each authority. How they sign in is made up for this run, and printed. */
  readonly accounts: readonly PracticeAccount[];
  /** And one more for each, whose yes is needed where one person alone must not act. */
  readonly seconds: readonly PracticeAccount[];
};

export type PracticeAccount = {
  readonly staff: Staff;
  readonly passphrase: string;
  /** The key of an authenticator app. */
  readonly key: string;
  readonly recoveryCodes: readonly string[];
};

type Setting = {
  readonly desk: Desk;
  readonly truth: ArchiveTruth;
  readonly folder: string;
  readonly steps: Steps;
  readonly setUpToken: string;
  /** Asked while the review runs. */
  readonly now: () => Date;
};

export async function conductExercise({
  desk,
  truth,
  folder,
  steps,
  setUpToken,
  now,
}: Setting): Promise<Conducted> {
  const { authorities, accounts, seconds } = await steps.step("Set up three authorities that share IT", () =>
    setUpAuthorities(desk, truth, setUpToken),
  );
  await steps.step("Import the map of what they share", () => importSharedMap(desk));
  const incident = await steps.step(`Declare an incident at ${authorities[0]!.name}`, () =>
    declare(desk, authorities, now()),
  );
  const holding = await steps.step("Read the holding, resolve and register its people", (tell) =>
    review(desk, incident, authorities, truth, folder, tell),
  );
  await steps.step("Judge, in writing and by two, that everybody found is told", async () => {
    for (const { staff } of accounts) {
      const second = seconds.find((one) => one.staff.authority === staff.authority)!;
      await judgeEverybody(desk, incident.id, staff, second.staff, now());
    }
  });
  await steps.step("Draft a notice for each person", async (tell) => {
    for (const { id } of authorities) {
      need(await desk.draftNotices("system", incident.id, { authority: id, bands, onProgress: tell }));
    }
  });
  await steps.step("Approve them as an exercise; one asks to send, another agrees", async () => {
    for (const { staff } of accounts) {
      const second = seconds.find((one) => one.staff.authority === staff.authority)!;
      await sendWave(desk, incident, staff, second.staff, now());
    }
  });
  const delivered = await steps.step("Deliver them into the local outbox", (tell) =>
    desk.deliverPending((sent, left) => tell(sent, sent + left)),
  );
  await steps.step("Publish the public page", () => publishPractice(desk, incident, authorities, now()));
  const counts = await desk.noticeCounts("system", incident.id);
  return { incident, holding, authorities, counts, delivered, accounts, seconds };
}

async function setUpAuthorities(desk: Desk, truth: ArchiveTruth, setUpToken: string) {
  const passphrase = madeUpPassphrase();
  const first = need(
    await desk.setUp({
      setUpToken,
      name: "Practice Lead",
      email: `lead@${truth.authorities[0]!.key}.example`,
      passphrase,
      authorities: truth.authorities.map(({ name }) => name),
    }),
  );
  const authorities = await desk.authorities("system");
  for (const { id, key, name } of authorities) {
    // 020 7946 0xxx is Ofcom's range for drama: nobody is there.
    const address = ["Town Hall", name, "London"];
    const contact = {
      phone: "020 7946 0100",
      email: `incident@${key}.example`,
      web: `incident.${key}.example`,
      address,
    };
    need(await desk.changeContact("system", id, contact));
  }
  const accounts = [await enrol(desk, first, passphrase)];
  for (const authority of authorities.slice(1)) {
    const own = madeUpPassphrase();
    const email = `lead@${authority.key}.example`;
    const form = {
      name: "Practice Lead",
      email,
      role: "lead",
      authority: authority.id,
      passphrase: own,
    } as const;
    need(await desk.addStaff("system", form));
    accounts.push(await enrol(desk, need(await desk.signIn({ email, passphrase: own })), own));
  }
  const seconds: PracticeAccount[] = [];
  for (const { staff } of accounts) {
    const own = madeUpPassphrase();
    const email = staff.email.replace("lead@", "dpo@");
    const { authority } = staff;
    need(
      await desk.addStaff(staff, {
        name: "Practice Officer",
        email,
        role: "dpo",
        authority,
        passphrase: own,
      }),
    );
    seconds.push(await enrol(desk, need(await desk.signIn({ email, passphrase: own })), own));
  }
  return { authorities, accounts, seconds };
}

/** As everybody at their first sign-in: an authenticator app and recovery codes. */
async function enrol(desk: Desk, half: HalfGrant, passphrase: string): Promise<PracticeAccount> {
  const { key } = await desk.offerTotp(half.staff);
  const from = { source: "", browser: "The exercise" };
  const enrolled = need(await desk.enrolTotp(half.token, totpCode(key, new Date()), from));
  await desk.signOut(enrolled.token);
  return { staff: half.staff, passphrase, key, recoveryCodes: enrolled.recoveryCodes };
}

async function declare(desk: Desk, authorities: readonly Authority[], now: Date): Promise<Incident> {
  const hour = 60 * 60 * 1000;
  const [origin] = authorities;
  return need(
    await desk.declareIncident("system", {
      title: "Files copied from the shared file store",
      summary: `An intruder got into ${origin!.name} and copied files from the file store that the three authorities share. Practice: nobody here is real.`,
      origin: origin!.id,
      phase: "confirmed",
      awareAt: new Date(now.getTime() - 6 * hour),
      involved: authorities.map(({ id }) => id),
      intrusion: await practiceIntrusion(desk, now),
      believed: { what: "historical archived files", fromYear: 2006, toYear: 2020, confidence: "believed" },
    }),
  );
}

async function review(
  desk: Desk,
  incident: Incident,
  authorities: readonly Authority[],
  truth: ArchiveTruth,
  folder: string,
  tell: (done: number, total: number) => void,
): Promise<Holding> {
  const controllers = truth.authorities.map(({ pathPrefix }, at) => ({
    prefix: pathPrefix.replace(/\/$/, ""),
    authority: authorities[at]!.id,
  }));
  const loaded = need(
    await desk.loadHolding("system", {
      incident: incident.id,
      name: "Copy of the shared file store",
      folder,
      defaultController: authorities[0]!.id,
      controllers,
    }),
  );
  const watch = setInterval(() => {
    void desk.holding("system", loaded.id).then((current) => {
      if (current !== null) tell(current.progress.filesDone, current.progress.filesKnown);
    });
  }, 400);
  try {
    return need(await desk.reviewHolding("system", loaded.id));
  } finally {
    clearInterval(watch);
  }
}

function madeUpPassphrase(): string {
  return randomBytes(9).toString("base64url").replace(/[-_]/g, "x");
}
