/** The members of a container as they come: named apart, counted against its budgets, sealed, told in batches. */
import { createHash } from "node:crypto";
import type { DocumentOutcome } from "../../domain/documents/document.ts";
import { writeSpool } from "../spool/spool.ts";
import type { Spool } from "./child-source.ts";
import { mostMembers, mostUnpacked } from "./limits.ts";
import type { Line, Member } from "./messages.ts";

export type Members = {
  take(name: string, content: Buffer): Promise<boolean>;
  accountFor(name: string, outcome: DocumentOutcome, reason: string): Promise<void>;
  finish(): Promise<void>;
  /** Why no more members are taken; null while there is budget. */
  readonly spent: string | null;
};

const batch = 64;
/** What has come out earns the container time: it is told before much gathers. */
const batchBytes = 8 * 1024 * 1024;
/** Names are the archive's own words: a hostile one must not fill a frame. */
const longestName = 4096;

export function startMembers(containerBytes: number, spool: Spool, line: Line): Members {
  const budget = mostUnpacked(containerBytes);
  const apart = namesApart();
  let waiting: Member[] = [];
  let unpacked = 0;
  let gathered = 0;
  let count = 0;
  let spent: string | null = null;

  async function add(member: Member): Promise<void> {
    count++;
    waiting.push(member);
    gathered += "bytes" in member ? member.bytes : 0;
    if (waiting.length >= batch || gathered >= batchBytes) await flush();
  }

  async function flush(): Promise<void> {
    const body = Buffer.from(JSON.stringify(waiting));
    waiting = [];
    gathered = 0;
    await line.handOver({ say: "members" }, body);
  }

  return {
    async take(name, content) {
      if (count >= mostMembers) spent = `it holds more than ${mostMembers} members; the first are kept`;
      if (unpacked + content.length > budget) {
        spent = `it unpacks to more than ${Math.round(budget / 1048576)} MB; the members before that are kept`;
      }
      if (spent !== null) return false;
      unpacked += content.length;
      const sha256 = createHash("sha256").update(content).digest("hex");
      const file = await writeSpool(spool.folder, content, spool.key);
      await add({ name: apart(name), sha256, bytes: content.length, spool: file });
      return true;
    },
    async accountFor(name, outcome, reason) {
      if (count >= mostMembers) spent = `it holds more than ${mostMembers} members; the first are kept`;
      if (spent === null) await add({ name: apart(name), outcome, reason });
    },
    async finish() {
      if (waiting.length > 0) await flush();
    },
    get spent() {
      return spent;
    },
  };
}

/** Two members of one name must not become one document: the second is `list (2).csv`. */
function namesApart(): (name: string) => string {
  const taken = new Map<string, number>();
  return (given) => {
    const name = (given === "" ? "member" : given).slice(0, longestName);
    let apart = name;
    // Counting on from the last one: a million members of one name must not cost a million searches each.
    for (let n = taken.get(name) ?? 2; taken.has(apart); n++) {
      taken.set(name, n + 1);
      const dot = name.lastIndexOf(".");
      const stem = dot > name.lastIndexOf("/") + 1 ? dot : name.length;
      apart = `${name.slice(0, stem)} (${n})${name.slice(stem)}`;
    }
    taken.set(apart, 2);
    return apart;
  };
}
