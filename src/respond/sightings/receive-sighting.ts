/** A sighting reaches the record, whichever way it came: its files are read in guard, its urgency and its group found. */
import { createHash, randomUUID } from "node:crypto";
import type { AuthorityId, SightingFileId, SightingId, StaffId } from "../../domain/ids.ts";
import { featuresOf } from "../../domain/sightings/grouping/features.ts";
import type { SightingKind } from "../../domain/sightings/kind.ts";
import type { MessageLook } from "../../domain/sightings/message/message.ts";
import type { Act, Channel, Sighting, SightingWords } from "../../domain/sightings/sighting.ts";
import { triageEntries } from "../../domain/sightings/triage.ts";
import { urgencyOf } from "../../domain/sightings/urgency.ts";
import type { FileForm, Received } from "../desk/incident/sighting-desk.ts";
import { note } from "../note.ts";
import type { Change } from "../ports.ts";
import type { NewFile, SightingStore } from "./sighting-store.ts";

/** What a file is by its content, and how it looks where it is a message. It never fails: what cannot be read says so. */
export type ReadFile = (
  file: FileForm,
) => Promise<{ readonly type: string; readonly look: MessageLook | null }>;

export type ReceivePorts = {
  readonly sightings: SightingStore;
  readonly readFile: ReadFile;
  now(): Date;
};

export type Intake = {
  readonly authority: AuthorityId;
  readonly kind: SightingKind;
  readonly acts: readonly Act[];
  readonly channel: Channel;
  readonly seenAt: Date | null;
  readonly receivedAt: Date;
  readonly words: SightingWords;
  readonly files: readonly FileForm[];
  /** Known to the reporter already. */
  readonly reference: string;
  readonly submission: string | null;
  readonly enteredBy: StaffId | null;
};

/** Null where the submission is there already. */
export async function receiveSighting(
  { sightings, readFile }: ReceivePorts,
  change: Change,
  intake: Intake,
): Promise<Received | null> {
  const files: NewFile[] = [];
  for (const file of intake.files) {
    const sha256 = createHash("sha256").update(file.bytes).digest("hex");
    const { type, look } = await readFile(file);
    files.push({ id: randomUUID() as SightingFileId, ...file, type, look, sha256 });
  }
  const looks = files.flatMap(({ look }) => look ?? []);
  const features = featuresOf({
    at: intake.receivedAt,
    kind: intake.kind,
    words: intake.words.details,
    looks,
    files: files.filter(({ look }) => look === null),
  });
  const { reference, submission, enteredBy, authority, kind, acts, channel, seenAt, receivedAt } = intake;
  return await sightings.receive(
    change,
    {
      id: randomUUID() as SightingId,
      ...{
        authority,
        kind,
        acts,
        channel,
        seenAt,
        receivedAt,
        reference,
        submission,
        enteredBy,
        features,
        files,
      },
      urgency: urgencyOf(kind, acts),
      words: intake.words,
      label: labelOf(looks, intake.words, kind),
    },
    (sighting) => [entryOf(change, sighting, files.length)],
  );
}

function entryOf(change: Change, sighting: Sighting, files: number) {
  const { id, authority, incident, group, kind, acts, channel, because, seenAt } = sighting;
  const about = { subject: `sighting:${id}`, ...(incident === null ? {} : { incident }) };
  const detail = { authority, kind, acts, channel, files, group, because };
  return note(change, triageEntries.receive, about, detail, { happened: seenAt });
}

const longestLabel = 90;

function labelOf(
  looks: readonly MessageLook[],
  { details, where }: SightingWords,
  kind: SightingKind,
): string {
  const quoted = /^\s*subject:\s*(.+)$/imu.exec(details)?.[1] ?? "";
  const said = [...looks.map(({ subject }) => subject), quoted, details, where, kind];
  const line = (said.find((one) => one.trim() !== "") ?? kind).replace(/\s+/gu, " ").trim();
  return line.length > longestLabel ? `${line.slice(0, longestLabel - 1).toWellFormed()}…` : line;
}
