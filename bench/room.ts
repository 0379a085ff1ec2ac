/**
 * Fifty people in the app at once, all following one incident: they read, they edit the same few things, and half of
 * them have the situation open, which looks again with each change. `node bench/room.ts [--seconds 180] [--people 50]
 * [--register 1000]` prints how long pages take, how soon a change is on the others' pages, and that no update was lost.
 */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Chance } from "../exercise/chance.ts";
import type { Role } from "../src/domain/bodies/authority.ts";
import { figure, inFolder } from "./engines/measure.ts";
import { editFormIn, type Member, type Person, personIn, placeIn } from "./room/person.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "180" },
    people: { type: "string", default: "50" },
    register: { type: "string", default: "1000" },
    profile: { type: "boolean" },
    seed: { type: "string", default: "7" },
  },
});
const seconds = Number(values.seconds);
const chance = new Chance(Number(values.seed));

type Edit = { readonly by: Person; readonly at: number; place: number };
type Acknowledged = { readonly version: number; readonly note: string };
const took = new Map<string, number[]>();
const acknowledged = new Map<string, Acknowledged[]>();
const edits: Edit[] = [];
const seenBy = new Map<Person, { readonly at: number; readonly place: number }[]>();
const toldBy = new Map<Person, { readonly at: number; readonly place: number }[]>();
let conflicts = 0;
let failures = 0;
let over = false;

/** Asks the app nothing but whether it runs: what of the times is the machine's own. */
const control = "(nothing: /health)";
const everybody: readonly (readonly [string, string, number])[] = [
  ["situation", "", 30],
  ["services", "/services", 12],
  ["measures", "/measures", 10],

  ["statements", "/statements", 6],
  ["clocks", "/clocks", 4],
  [control, "/health", 6],
];
const readers: readonly Role[] = ["lead", "analyst", "dpo"];
const some: readonly (readonly [string, string, number, readonly Role[]])[] = [
  ["timeline", "/timeline", 8, readers],
  ["ledger", "/ledger", 6, readers],
  ["people", "/people", 8, ["lead", "analyst", "dpo", "contact-centre"]],
  ["edit", "", 16, ["lead", "communications", "service-owner"]],
];

await inFolder(async (folder) => {
  const app = fork(join(import.meta.dirname, "room/app.ts"), [folder, values.register, values.people], {
    execArgv: [
      "--disable-warning=ExperimentalWarning",
      ...(values.profile ? ["--cpu-prof", "--cpu-prof-dir=/tmp/room-prof"] : []),
    ],
  });
  const { url, staff, incident } = await new Promise<{
    readonly url: string;
    readonly staff: readonly Member[];
    readonly incident: string;
  }>((resolve, reject) => {
    app.once("message", (message) => resolve(message as never));
    app.once("exit", () => reject(new Error("The app did not start")));
  });
  const base = `/incidents/${incident}`;
  const people = staff.map((member) => personIn(url, member));
  const services = await servicesOf(people, base);
  for (const [at, person] of people.entries()) follow(person, base, at % 2 === 0);
  console.log(`${people.length} people signed in, each with a stream open; ${seconds} s`);
  const before = await cpuOf(app);
  const working = people.map((person) => work(person, base, services.get(person.authority) ?? []));
  await pause(seconds * 1000);
  over = true;
  const used = (await cpuOf(app)) - before;
  await Promise.all(working);
  await pause(3000);
  await report(people, base, services);
  const requests = [...took.values()].flat().length;
  console.log(`the app took ${figure(used / requests)} ms of a processor for each request, the record aside`);
  for (const person of people) person.leave();
  const gone = new Promise((resolve) => app.once("exit", resolve));
  app.kill("SIGTERM");
  await gone;
});

/** Milliseconds of a processor that the app has used. */
function cpuOf(app: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    app.once("message", (message: { readonly cpu: NodeJS.CpuUsage }) =>
      resolve((message.cpu.user + message.cpu.system) / 1000),
    );
    app.send("cpu");
  });
}

/** The services that somebody of each authority may edit, by their ids. */
async function servicesOf(people: readonly Person[], base: string): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  for (const person of people) {
    if (found.has(person.authority) || person.role !== "lead") continue;
    const { body } = await person.get(`${base}/services`);
    const ids = [...body.matchAll(/services\/([0-9a-f-]{36})"/gu)].map(([, id]) => id!);
    found.set(person.authority, [...new Set(ids)]);
  }
  return found;
}

/** As the page's script does: told of a change, the situation is fetched again, once a second at most, not all at once. */
function follow(person: Person, base: string, looks: boolean): void {
  const [told, seen] = [[], []] as [{ at: number; place: number }[], { at: number; place: number }[]];
  toldBy.set(person, told);
  if (looks) seenBy.set(person, seen);
  let lookedAt = 0;
  let waiting = false;
  person.follow(`${base}/live`, (place) => {
    told.push({ at: performance.now(), place });
    if (!looks || waiting) return;
    waiting = true;
    setTimeout(
      async () => {
        waiting = false;
        lookedAt = performance.now();
        const page = await person.get(base, true).catch(() => null);
        if (page === null || page.status !== 200) return void failures++;
        keep("situation, by itself", page.ms);
        seen.push({ at: performance.now(), place: placeIn(page.body) });
      },
      Math.max(0, lookedAt + 1000 - performance.now()) + Math.random() * 500,
    );
  });
}

async function work(person: Person, base: string, services: readonly string[]): Promise<void> {
  const open = [
    ...everybody,
    ...some.filter(([, , , roles]) => roles.includes(person.role)).map(([a, b, c]) => [a, b, c] as const),
  ];
  const all = open.reduce((sum, [, , weight]) => sum + weight, 0);
  await pause(chance.int(0, 3000));
  while (!over) {
    const [name, path] = pick(open, chance.int(0, all - 1));
    try {
      if (name === "edit") await edit(person, base, services);
      else {
        const page = await person.get(name === control ? path : base + path);
        if (page.status !== 200) throw new Error(`${name} answers ${page.status}`);
        keep(name, page.ms);
      }
    } catch (error) {
      failures++;
      if (failures < 5) console.error(String(error));
    }
    await pause(chance.int(1000, 3000));
  }
}

/** The one in whose share the number falls. */
function pick(open: readonly (readonly [string, string, number])[], number: number) {
  let share = 0;
  for (const one of open) {
    share += one[2];
    if (number < share) return one;
  }
  throw new Error("the number is of no share");
}

/** Opens a service, types for a while, sends it; where somebody was first, looks at theirs and sends again. */
async function edit(person: Person, base: string, services: readonly string[]): Promise<void> {
  const service = services[chance.int(0, services.length - 1)];
  if (service === undefined) return;
  const path = `${base}/services/${service}`;
  const opened = await person.get(path);
  keep("a service's form", opened.ms);
  let form = editFormIn(opened.body);
  for (let turn = 0; form !== null && turn < 3; turn++) {
    await pause(chance.int(500, 2500));
    const note = `Note ${chance.int(0, 1e9)}`;
    const status = ["suspended", "disrupted", "running"][chance.int(0, 2)]!;
    const sent = await person.post(path, { ...form, status, note });
    keep(sent.status === 409 ? "a conflict" : "a service saved", sent.ms);
    if (sent.status === 303) {
      acknowledge(service, Number(form["version"]) + 1, note);
      const one: Edit = { by: person, at: performance.now(), place: 0 };
      edits.push(one);
      const after = await person.get(base);
      keep("situation", after.ms);
      one.place = placeIn(after.body);
      return;
    }
    if (sent.status !== 409) throw new Error(`An edit answers ${sent.status}`);
    conflicts++;
    form = editFormIn(sent.body);
  }
}

function acknowledge(service: string, version: number, note: string): void {
  acknowledged.set(service, [...(acknowledged.get(service) ?? []), { version, note }]);
}

function keep(what: string, ms: number): void {
  took.set(what, [...(took.get(what) ?? []), ms]);
}

async function report(
  people: readonly Person[],
  base: string,
  services: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const all = [...took].flatMap(([what, times]) => (what === control ? [] : times));
  for (const [what, times] of [...took].toSorted(([a], [b]) => (a < b ? -1 : 1))) line(what, times);
  line("ALL pages", all);
  console.log(`${(all.length / seconds).toFixed(1)} requests a second, ${failures} failures`);
  let lost = 0;
  let saved = 0;
  for (const [authority, ids] of services) {
    const reader = people.find((one) => one.authority === authority && one.role === "lead")!;
    for (const id of ids) {
      const acks = acknowledged.get(id) ?? [];
      saved += acks.length;
      const form = editFormIn((await reader.get(`${base}/services/${id}`)).body)!;
      const version = Number(form["version"]);
      // Each version was acknowledged once, and what stands there is the last one's.
      const byVersion = new Map(acks.map((one) => [one.version, one]));
      if (byVersion.size !== acks.length) lost += acks.length - byVersion.size;
      for (let n = 1; n <= version; n++) if (!byVersion.has(n)) lost++;
      if (acks.length > 0 && byVersion.get(version)?.note !== form["note"]) lost++;
    }
  }
  console.log(`${saved} edits acknowledged, ${conflicts} conflicts told, ${lost} updates lost`);
  delays("told to the others", toldBy);
  delays("on the others' pages", seenBy);
}

/** From the acknowledgement to the moment at which somebody else's stream, or page, has that place or a later one. */
function delays(what: string, heard: ReadonlyMap<Person, readonly { at: number; place: number }[]>): void {
  const times: number[] = [];
  let never = 0;
  for (const { by, at, place } of edits) {
    if (place === 0) continue;
    for (const [person, moments] of heard) {
      if (person === by) continue;
      const first = moments.find((one) => one.place >= place);
      if (first === undefined) never++;
      else times.push(Math.max(0, first.at - at));
    }
  }
  line(what, times);
  const within = times.filter((ms) => ms <= 2000).length;
  console.log(`  ${((100 * within) / (times.length + never)).toFixed(2)} % within 2 s; ${never} never`);
}

function line(what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    figure(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  console.log(
    `${what.padEnd(22)} ${String(times.length).padStart(6)}  median ${at(0.5)} ms  p95 ${at(0.95)} ms  p99 ${at(0.99)} ms  worst ${at(1)} ms`,
  );
}
