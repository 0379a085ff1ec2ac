/**
 * Messages to many people, half through GOV.UK Notify's stand-in and half by SMTP, while the sender, the database and the
 * stand-in are killed with -9 and the lines to both are cut at random moments, and answers are lost after acceptance. At
 * the end: who was missed, who was told twice, and whether everything in doubt is before a person.
 *   node bench/delivery-kill.ts [--texts 10000] [--mails 10000] [--moments 100] [--per-minute 12000]
 */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Taken } from "../test/notify/taken.ts";
import { dataFolder } from "../test/record.ts";
import type { Standing } from "./delivery/child.ts";
import { openLine } from "./delivery/cut.ts";

const { values } = parseArgs({
  options: {
    texts: { type: "string", default: "10000" },
    mails: { type: "string", default: "10000" },
    moments: { type: "string", default: "100" },
    "per-minute": { type: "string", default: "12000" },
  },
});
const moments = Number(values.moments);
const perMinute = Number(values["per-minute"]);
const folder = dataFolder("candour-kill-");
const [data, kept] = [join(folder, "data"), join(folder, "taken.jsonl")];
const changes = JSON.stringify({
  perMinute,
  perDay: { email: 10_000_000, sms: 10_000_000, letter: 10_000_000 },
  odds: { answerLost: 300, requestLost: 300, faultAfter: 100, faultBefore: 100 },
  visibleAfterMs: 500,
});

const sink = fork(join(import.meta.dirname, "delivery", "sink.ts"), ["3"]);
const [{ port: sinkPort }] = (await once(sink, "message")) as [{ port: number }];
let standIn = await startStandIn(0);
const [toNotify, toMail] = [await openLine(standIn.port), await openLine(sinkPort)];
const counts = { sender: 0, database: 0, "stand-in": 0, "line to Notify": 0, "line to the mail server": 0 };
const started = performance.now();
const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);
try {
  await once(child("prepare"), "exit");
  console.log(`${values.texts} texts and ${values.mails} e-mails waiting after ${seconds()} s`);
  let sender = await startSender();
  const began = performance.now();
  for (let moment = 0; moment < moments && !sender.over; moment++) {
    await Promise.race([pause(200 + Math.random() * 2_300), sender.ended]);
    const kind = Object.keys(counts)[Math.floor(Math.random() * 5)] as keyof typeof counts;
    counts[kind]++;
    if (kind === "sender") sender.process.kill("SIGKILL");
    else if (kind === "database") killDatabase();
    else if (kind === "stand-in") {
      standIn.process.kill("SIGKILL");
      await pause(Math.random() * 1_000);
      standIn = await startStandIn(standIn.port);
    } else (kind === "line to Notify" ? toNotify : toMail).cut(Math.random() * 1_500);
    if (kind === "sender" || kind === "database") {
      const stuck = setTimeout(() => sender.process.kill("SIGKILL"), 8_000);
      await sender.ended;
      clearTimeout(stuck);
      if (!sender.over) sender = await startSender();
    }
    if (moment % 10 === 9) console.log(`${moment + 1} moments after ${seconds()} s`);
  }
  while (!sender.over) {
    await sender.ended;
    if (!sender.over) sender = await startSender();
  }
  await report((performance.now() - began) / 1000);
} finally {
  for (const one of [standIn.process, sink]) one.kill();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function report(took: number): Promise<void> {
  const standing = await standingNow();
  const taken = (await (await fetch(`http://127.0.0.1:${standIn.port}/stand-in/taken`)).json()) as Taken[];
  sink.send("taken");
  const [{ taken: mailed }] = (await once(sink, "message")) as [{ taken: [string, number][] }];
  const byMessage = Map.groupBy(
    taken,
    ({ reference }) => reference?.slice(0, reference.lastIndexOf(".")) ?? "",
  );
  const mails = new Map(mailed);
  const told = (reference: string): number => byMessage.get(reference)?.length ?? 0;
  const of = <T>(all: readonly T[], fits: (one: T) => boolean): number => all.filter(fits).length;
  console.log(
    `moments: ${JSON.stringify(counts)}; ${took.toFixed(0)} s of sending, kills and restarts included`,
  );
  console.log(`messages: ${JSON.stringify(standing.states)}`);
  console.log(
    `Notify: missed ${of(standing.texts, ({ reference }) => told(reference) === 0)}, told twice ${of(standing.texts, ({ reference }) => told(reference) > 1)}, not written down as sent ${of(standing.texts, ({ state }) => state !== "sent")}`,
  );
  console.log(
    `SMTP: said to be sent and not taken ${of(standing.mails, ({ to, state }) => state === "sent" && !mails.has(to))}, told twice ${mailed.filter(([, n]) => n > 1).length}, before a person ${of(standing.mails, ({ state }) => state === "unsure")} (of these taken ${of(standing.mails, ({ to, state }) => state === "unsure" && mails.has(to))}), taken and neither sent nor before a person ${of(standing.mails, ({ to, state }) => mails.has(to) && state !== "sent" && state !== "unsure")}, neither taken, sent nor before a person ${of(standing.mails, ({ to, state }) => !mails.has(to) && state !== "unsure")}`,
  );
}

async function standingNow(): Promise<Standing> {
  const process = child("stand");
  const [standing] = (await once(process, "message")) as [Standing];
  await once(process, "exit");
  return standing;
}

async function startSender() {
  const process = child("deliver");
  const sender = { process, over: false, ended: once(process, "exit") };
  process.on("message", (said) => {
    if (said === "over") sender.over = true;
  });
  await Promise.race([once(process, "message"), sender.ended]);
  return sender;
}

function child(doing: string): ChildProcess {
  const settings = [
    doing,
    data,
    String(toNotify.port),
    String(toMail.port),
    String(perMinute),
    values.texts,
    values.mails,
  ];
  const made = fork(join(import.meta.dirname, "delivery", "child.ts"), settings, {
    stdio: ["ignore", "ignore", doing === "deliver" ? "ignore" : "inherit", "ipc"],
  });
  made.on("error", () => {});
  return made;
}

async function startStandIn(
  port: number,
): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const process_ = spawn(
    process.execPath,
    [join(import.meta.dirname, "../test/notify/process.ts"), String(port), kept, changes],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const [line] = (await once(process_.stdout, "data")) as [Buffer];
  return { process: process_, port: Number(new URL(line.toString().trim()).port) };
}

/** The server of the record, by the number that it wrote down. */
function killDatabase(): void {
  const file = readdirSync(data, { recursive: true, encoding: "utf8" }).find((name) =>
    name.endsWith("postmaster.pid"),
  );
  if (file === undefined) return;
  try {
    process.kill(Number(readFileSync(join(data, file), "utf8").split("\n")[0]), "SIGKILL");
  } catch {
    // It ended by itself.
  }
}
