/** What has been read so far: an index over the journal by content, so that nothing is read twice and little is held. */
import type { Detected } from "../detect/detection.ts";
import type { Journal, Slot } from "../journal/journal.ts";
import type { FindingsPart, Member, Reading } from "../pool/messages.ts";

/** One reading: the bytes' hash and the hint that their reader was given. */
export type Key = string;

export function keyOf(sha256: string, hint: string): Key {
  return `${sha256} ${hint}`;
}

export type KeptReading = {
  readonly key: Key;
  readonly reading: Reading;
  /** Slots of the findings handed over before the last, and of the lists of members. */
  readonly parts: readonly Slot[];
  readonly members: readonly Slot[];
};

export type Readings = ReturnType<typeof openReadings>;

export function openReadings() {
  const slots = new Map<Key, Slot>();
  const containers = new Set<Key>();
  let mentions = 0;
  let unreadable = 0;

  function note(slot: Slot, kept: KeptReading): void {
    slots.set(kept.key, slot);
    if (kept.members.length > 0) containers.add(kept.key);
    mentions += kept.reading.mentions;
    if (kept.reading.outcome !== "readable") unreadable++;
  }

  async function load(journal: Journal, key: Key) {
    const slot = slots.get(key);
    return slot === undefined ? null : decodeReading((await journal.read(slot)).body);
  }

  return {
    has: (key: Key) => slots.has(key),
    hasMembers: (key: Key) => containers.has(key),
    note,
    replayed: (slot: Slot, body: Buffer) => note(slot, decodeReading(body).kept),
    async keep(journal: Journal, kept: KeptReading, lastPart: Buffer): Promise<void> {
      note(await journal.append("reading", encodeReading(kept, lastPart)), kept);
    },
    async reading(journal: Journal, key: Key): Promise<Reading | null> {
      return (await load(journal, key))?.kept.reading ?? null;
    },
    async findings(journal: Journal, key: Key): Promise<{ reading: Reading; found: Detected } | null> {
      const loaded = await load(journal, key);
      if (loaded === null) return null;
      const bodies = [];
      for (const slot of loaded.kept.parts) bodies.push((await journal.read(slot)).body);
      const parts = [...bodies, loaded.lastPart].map((body) => JSON.parse(body.toString()) as FindingsPart);
      const { reading } = loaded.kept;
      const found = {
        mentions: parts.flatMap((part) => part.mentions),
        undecided: parts.flatMap((part) => part.undecided),
        earliest: reading.earliest,
        latest: reading.latest,
      };
      return { reading, found };
    },
    async members(journal: Journal, key: Key): Promise<readonly Member[]> {
      const loaded = containers.has(key) ? await load(journal, key) : null;
      const members: Member[] = [];
      for (const slot of loaded?.kept.members ?? []) {
        for (const member of membersIn((await journal.read(slot)).body)) members.push(member);
      }
      return members;
    },
    get mentions() {
      return mentions;
    },
    get unreadable() {
      return unreadable;
    },
  };
}

/** The child says under which name a member lies in the spool; a name that leads elsewhere is not followed. */
export function membersIn(body: Buffer): readonly Member[] {
  return (JSON.parse(body.toString()) as Member[]).map((member) =>
    "spool" in member && !/^[0-9a-f]{24}$/.test(member.spool)
      ? { name: member.name, outcome: "corrupt", reason: "its reader gave it a place outside the spool" }
      : member,
  );
}

function encodeReading(kept: KeptReading, lastPart: Buffer): Buffer {
  const head = Buffer.from(JSON.stringify(kept));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, lastPart]);
}

function decodeReading(body: Buffer): { readonly kept: KeptReading; readonly lastPart: Buffer } {
  const end = 4 + body.readUInt32LE(0);
  return { kept: JSON.parse(body.toString("utf8", 4, end)) as KeptReading, lastPart: body.subarray(end) };
}
