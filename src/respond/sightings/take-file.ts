/** An attachment leaves the seal, for whoever takes it apart elsewhere: with reasons, and written down before. */

import type { SightingFileId } from "../../domain/ids.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import { triageEntries } from "../../domain/sightings/triage.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { TakenFile } from "../desk/incident/sighting-desk.ts";
import { note } from "../note.ts";
import type { LedgerStore } from "../ports.ts";
import type { TriagePorts } from "./triage-ports.ts";

export async function takeSightingFile(
  ports: TriagePorts & { readonly entries: Pick<LedgerStore, "record"> },
  by: Staff,
  id: SightingFileId,
  reasons: string,
): Promise<Outcome<TakenFile, { readonly kind: "no-such-sighting" | "reasons-missing" | "words-too-long" }>> {
  const unfit = problemOfReasons(reasons);
  if (unfit !== null) return failed(unfit);
  const file = await ports.sightings.fileContent(id);
  const sighting = file === null ? null : await ports.sightings.sighting(file.sighting);
  if (file === null || sighting === null || sighting.authority !== by.authority)
    return failed({ kind: "no-such-sighting" });
  const change = changeBy(by, ports.now());
  const { incident, authority } = sighting;
  const about = { subject: `sighting:${sighting.id}`, ...(incident === null ? {} : { incident }) };
  const detail = { authority, file: id, sha256: file.sha256, reasons: reasons.trim() };
  await ports.entries.record(change, [note(change, triageEntries["take-file"], about, detail)]);
  return done({ bytes: file.bytes, sha256: file.sha256 });
}
