/** Publishes, ends and stands by an emergency message: the board first, for the public must not wait for the record. */
import { isDeepStrictEqual } from "node:util";
import { type EmergencyBoard, inStep, putUp, takeDown } from "../../domain/emergency/board.ts";
import {
  type Emergency,
  type EmergencyNotice,
  type EmergencyWords,
  emergencyWords,
} from "../../domain/emergency/emergency.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changedMeanwhile } from "../../domain/version.ts";
import { changeBy } from "../change-by.ts";
import type { EmergencyDesk, EmergencyMore, EndProblem, StandProblem } from "../desk/house/emergency-desk.ts";
import type { Change, Verdict } from "../ports.ts";
import { entry } from "./entry.ts";
import { emergencyOf, learnEmergency } from "./learn-emergency.ts";
import type { Author, EmergencyPorts } from "./ports.ts";

/**
 * The record as far as whoever acts reaches into it, and Candour's own reach: what somebody of another authority put out
 * is theirs to write down, not the writer's.
 */
type Reach = { readonly ports: EmergencyPorts; readonly own: EmergencyPorts };

export async function publishEmergency(
  { ports, own }: Reach,
  by: Staff,
  typed: string,
  { over, ...more }: EmergencyMore = {},
): ReturnType<EmergencyDesk["publishEmergency"]> {
  const words = emergencyWords(typed, more);
  if (!words.ok) return words;
  const change = changeBy(by, ports.now());
  let emergency: Emergency = {
    ...{ id: ports.newEmergencyId(), ...words.value, startedAt: change.at },
    ...{ authority: by.authority, by: by.id, byName: by.name },
    ...{ stoodByName: "", stoodAt: null, endedAt: null, endedByName: "" },
  };
  const kept = await ports.authors.keep(emergency.id, authorOf(by));
  if (!kept.ok) return kept;
  let meanwhile: EmergencyNotice | null = null;
  const put = await ports.changeBoard((board) => {
    meanwhile = otherThan(over, board);
    if (meanwhile !== null) return null;
    if (over !== undefined) emergency = inStep(emergency, board.standing);
    return putUp(board, noticeOf(emergency));
  });
  if (!put.ok) return put;
  if (meanwhile !== null) return await metAnother(own, meanwhile, words.value);
  // From here on it is out. Where the record cannot take it now, it learns of it from the board: learn-emergency.ts.
  const recorded = await ports.inTime(async () => {
    await ports.emergencies.begin(change, emergency, [entry(change, "emergency.published", emergency)]);
    // Somebody else's may have taken its place meanwhile: the record follows what the public reads.
    await learnEmergency(own);
  });
  return done({ emergency, recorded });
}

/** The one that somebody put up since this one was begun. */
function otherThan(over: string | undefined, { standing }: EmergencyBoard): EmergencyNotice | null {
  return over === undefined || standing === null || standing.id === over ? null : standing;
}

/** Nothing was written. A second press, or two with the same words, have what they want. */
async function metAnother(
  own: EmergencyPorts,
  standing: EmergencyNotice,
  { text, texts, danger }: EmergencyWords,
): ReturnType<EmergencyDesk["publishEmergency"]> {
  const emergency = await emergencyOf(own, standing);
  const isSame = isDeepStrictEqual([text, texts, danger], [standing.text, standing.texts, standing.danger]);
  return isSame
    ? done({ emergency, recorded: true })
    : failed(changedMeanwhile(emergency.byName, emergency.startedAt));
}

export async function endEmergency(
  { ports, own }: Reach,
  by: Staff,
  id: string,
): ReturnType<EmergencyDesk["endEmergency"]> {
  const change = changeBy(by, ports.now());
  const step = ports.newEmergencyId();
  const kept = await ports.authors.keep(step, authorOf(by));
  if (!kept.ok) return kept;
  const taken = await ports.changeBoard((board) =>
    takeDown(board, id, { at: change.at.toISOString(), step }),
  );
  if (!taken.ok) return taken;
  const recorded = await ports.inTime(async () => {
    if (taken.value !== null)
      await stepOf(ports, change, id, "emergency.ended", (emergency) =>
        done({ ...emergency, endedAt: change.at, endedByName: by.name }),
      );
    await learnEmergency(own);
  });
  return taken.value === null ? failed({ kind: "emergency-over" }) : done({ recorded });
}

export async function standByEmergency(
  { ports, own }: Reach,
  by: Staff,
  id: string,
): Promise<Outcome<Emergency, StandProblem>> {
  // It may be out and not in the record yet.
  await learnEmergency(own);
  const change = changeBy(by, ports.now());
  return await stepOf(
    ports,
    change,
    id,
    "emergency.stood-by",
    (emergency): Outcome<Emergency, StandProblem> => {
      if (emergency.by === by.id) return failed({ kind: "emergency-own" });
      if (emergency.stoodAt !== null)
        return failed({ kind: "emergency-stood-by", by: emergency.stoodByName, at: emergency.stoodAt });
      return done({ ...emergency, stoodByName: by.name, stoodAt: change.at });
    },
  );
}

async function stepOf<P extends StandProblem>(
  { emergencies }: EmergencyPorts,
  change: Change,
  id: string,
  verb: string,
  take: (emergency: Emergency) => Outcome<Emergency, P>,
): Promise<Outcome<Emergency, P | EndProblem>> {
  const outcome = await emergencies.alter(change, id, (emergency): Verdict<Emergency, P | EndProblem> => {
    if (emergency.endedAt !== null) return failed({ kind: "emergency-over" });
    const next = take(emergency);
    return next.ok ? done({ next: next.value, entries: [entry(change, verb, next.value)] }) : next;
  });
  if (outcome.ok) return outcome;
  return outcome.problem.kind === "not-there"
    ? failed({ kind: "emergency-over" })
    : failed(outcome.problem as P | EndProblem);
}

function authorOf({ id, authority, name }: Staff): Author {
  return { staff: id, authority, name };
}

function noticeOf({ id, text, texts, danger, startedAt }: Emergency) {
  return { id, text, texts, danger, startedAt: startedAt.toISOString() };
}
