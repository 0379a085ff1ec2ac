/** Reads whatever is offered, once for each content: files and the members that come out of them, members first. */
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { hintOf } from "../collect/names.ts";
import type { Unread } from "../collect/walk.ts";
import type { Journal, Slot } from "../journal/journal.ts";
import { deepest, mostMembers, mostUnpacked } from "../pool/limits.ts";
import type { Job, Member, Origin } from "../pool/messages.ts";
import type { Pool } from "../pool/pool.ts";
import { type Key, keyOf, membersIn, type Readings } from "./readings.ts";

/** The file that a task comes from, with what its members have cost: a first guess, `order.ts` decides. */
export type Family = { readonly bytes: number; unpacked: number; members: number };

export type Task = {
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
  readonly origin: Origin;
  readonly depth: number;
  readonly family: Family;
  /** Told where the file turns out to have changed or gone. */
  readonly unreadable?: (unread: Unread) => Promise<void>;
};

export type ReaderSettings = {
  readonly pool: Pool;
  readonly journal: Journal;
  readonly readings: Readings;
  readonly spool: string;
  /** Spool files of a former run that nobody has claimed yet. */
  readonly strays: Set<string>;
  readonly workers: number;
  readonly onRead: (task: Task) => void;
};

export class DiskFull extends Error {}

export type Reader = ReturnType<typeof startReader>;

export function startReader({ pool, journal, readings, spool, strays, workers, onRead }: ReaderSettings) {
  const queue: Task[] = [];
  const inFlight = new Set<Key>();
  const absorbed = new Set<Key>();
  let active = 0;
  let failure: { readonly error: unknown } | null = null;
  const wakeUps: (() => void)[] = [];

  /** Queues a task unless its content is read already or about to be. */
  async function offer(task: Task): Promise<void> {
    const key = keyFor(task);
    if (readings.has(key) || inFlight.has(key)) {
      if (task.origin.kind === "spool") await drop(task.origin.name);
      if (readings.hasMembers(key)) await absorb(key, task);
      return;
    }
    inFlight.add(key);
    queue.push(task);
    pump();
  }

  /** After a resumption: members of a container that is read may still be waiting in the spool. */
  async function absorb(key: Key, task: Task): Promise<void> {
    if (absorbed.has(key)) return;
    absorbed.add(key);
    for (const member of await readings.members(journal, key)) {
      if (!("spool" in member)) continue;
      const known = keyOf(member.sha256, hintOf(member.name));
      if (!readings.has(known) && !strays.delete(member.spool)) continue;
      await offerMember(member, task);
    }
  }

  async function offerMember(member: Member, container: Task): Promise<void> {
    if (!("spool" in member)) return;
    const { family } = container;
    family.unpacked += member.bytes;
    family.members++;
    const spent = family.unpacked > 2 * mostUnpacked(family.bytes) || family.members > 2 * mostMembers;
    if (spent || container.depth >= deepest) return drop(member.spool);
    await offer({
      sha256: member.sha256,
      path: member.name,
      bytes: member.bytes,
      origin: { kind: "spool", name: member.spool },
      depth: container.depth + 1,
      family,
    });
  }

  function pump(): void {
    while (failure === null && active < workers && queue.length > 0) {
      active++;
      const task = queue.pop()!;
      read(task)
        .catch((error) => {
          failure ??= { error };
        })
        .finally(() => {
          active--;
          inFlight.delete(keyFor(task));
          pump();
          for (const wake of wakeUps.splice(0)) wake();
        });
    }
  }

  async function read(task: Task): Promise<void> {
    let parts: Slot[] = [];
    let members: Slot[] = [];
    const verdict = await pool.read(jobOf(task), {
      begin() {
        parts = [];
        members = [];
      },
      async keep(kind, body) {
        const slot = await journal.append(kind, body);
        (kind === "part" ? parts : members).push(slot);
        let unpacked = 0;
        for (const member of kind === "part" ? [] : membersIn(body)) {
          if ("spool" in member) unpacked += member.bytes;
          await offerMember(member, task);
        }
        return unpacked;
      },
    });
    if (verdict.kind === "disk-full") throw new DiskFull();
    if (verdict.kind === "read") {
      const key = keyFor(task);
      absorbed.add(key);
      await readings.keep(journal, { key, reading: verdict.reading, parts, members }, verdict.body);
    } else await task.unreadable?.(unreadBy[verdict.kind]);
    if (task.origin.kind === "spool") await drop(task.origin.name);
    onRead(task);
  }

  async function drop(name: string): Promise<void> {
    await unlink(join(spool, name)).catch(() => {});
  }

  async function until(reached: () => boolean): Promise<void> {
    while (!reached()) {
      if (failure !== null) throw failure.error;
      await new Promise<void>((resolve) => wakeUps.push(resolve));
    }
    if (failure !== null) throw failure.error;
  }

  return {
    offer,
    offerMember,
    /** Room for another file: enough is queued to keep every child busy, and no more. */
    room: () => until(() => queue.length < 4 * workers),
    idle: () => until(() => queue.length === 0 && active === 0),
    stop(error: unknown): void {
      failure ??= { error };
      for (const wake of wakeUps.splice(0)) wake();
    },
    drop,
  };
}

export function keyFor(task: Pick<Task, "sha256" | "path">): Key {
  return keyOf(task.sha256, hintOf(task.path));
}

export function jobOf(task: Pick<Task, "path" | "bytes" | "origin">): Job {
  return { name: hintOf(task.path), bytes: task.bytes, origin: task.origin };
}

const unreadBy: Readonly<Record<"changed" | "gone", Unread>> = {
  changed: {
    outcome: "corrupt",
    reason: "the file changed while it was read: scan it again when it is at rest",
  },
  gone: {
    outcome: "corrupt",
    reason: "the file could be read no longer: it was moved, closed off or deleted",
  },
};
