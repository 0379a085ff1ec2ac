/** Reads again what got lost on the way (a spool file after a power cut, a member of a container over its budget). */

import type { Member, Origin } from "../pool/messages.ts";
import type { Pool } from "../pool/pool.ts";
import type { Entry, Node } from "./order.ts";
import { DiskFull, type Family, jobOf, type Reader, type Task } from "./reader.ts";
import { membersIn } from "./readings.ts";

export function startRecovery(
  pool: Pool,
  reader: Reader,
  unreadable: (entry: Entry) => NonNullable<Task["unreadable"]>,
) {
  /** False where the bytes can no longer be had. */
  async function recover(node: Node): Promise<boolean> {
    const origin = await originOf(node);
    if (origin === null) return false;
    await reader.offer(taskOf(node, origin, familyOf(node.entry)));
    await reader.idle();
    return true;
  }

  /** The file itself, or the member in a fresh spool file, for which its containers are read once more. */
  async function originOf(node: Node): Promise<Origin | null> {
    if (node.within === null) {
      const { unread, where, stamp } = node.entry;
      return unread === null ? { kind: "file", path: where.toString("base64"), stamp } : null;
    }
    const container = node.within;
    const origin = await originOf(container);
    return origin === null ? null : unpack(container, origin, node.name);
  }

  async function unpack(container: Node, origin: Origin, wanted: string): Promise<Origin | null> {
    const task = taskOf(container, origin, familyOf(container.entry));
    const listed: Member[] = [];
    const verdict = await pool.read(jobOf(task), {
      begin: () => listed.splice(0),
      keep: async (kind, body) => {
        const members = kind === "members" ? membersIn(body) : [];
        for (const member of members) listed.push(member);
        return members.reduce((sum, member) => sum + ("bytes" in member ? member.bytes : 0), 0);
      },
    });
    if (verdict.kind === "disk-full") throw new DiskFull();
    if (origin.kind === "spool") await reader.drop(origin.name);
    let found: Origin | null = null;
    for (const member of listed) {
      if (!("spool" in member)) continue;
      if (member.name === wanted) found = { kind: "spool", name: member.spool };
      else await reader.offerMember(member, task);
    }
    return found;
  }

  function taskOf({ sha256, path, bytes, depth, entry, within }: Node, origin: Origin, family: Family): Task {
    const task = { sha256: sha256!, path, bytes, origin, depth, family };
    return within === null ? { ...task, unreadable: unreadable(entry) } : task;
  }

  return recover;
}

/** A budget of its own: what is wanted now has been found to lie within the file's. */
function familyOf({ bytes }: Entry): Family {
  return { bytes, unpacked: 0, members: 0 };
}
