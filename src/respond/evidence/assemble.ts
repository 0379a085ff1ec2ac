/** Puts a bundle together: its files, the manifest over them, the list of hashes, and the ledger's signature under that. */
import { createHash } from "node:crypto";
import type { EvidenceForm } from "../../domain/evidence/evidence.ts";
import {
  type Manifest,
  manifestText,
  signedName,
  sumsName,
  sumsText,
  textToSign,
} from "../../domain/evidence/manifest.ts";
import type { EvidenceId } from "../../domain/ids.ts";
import type { Incident } from "../../domain/incident/incident.ts";
import { markInFileName, meaningOf } from "../../domain/referrals/tlp.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type ContentPorts, contentsOf } from "./contents.ts";
import type { BundleFile, Listed, ProveEntries, SignText, WriteZip } from "./evidence-store.ts";
import { manifestPage } from "./manifest-page.ts";

export type AssemblePorts = ContentPorts & {
  readonly writeZip: WriteZip;
  readonly proveEntries: ProveEntries;
  readonly signText: SignText;
};

export type Assembly = {
  readonly id: EvidenceId;
  readonly reader: Staff;
  readonly incident: Incident;
  readonly authorityName: string;
  readonly form: EvidenceForm;
  readonly at: Date;
  readonly custody: Manifest["custody"];
  readonly positions: readonly number[];
};

export type Assembled = {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly ledgerSize: number;
  /** Known when all pieces were read. */
  files(): number;
};

/** Null where no checkpoint of the ledger was signed yet. */
export async function assemble(ports: AssemblePorts, of: Assembly): Promise<Assembled | null> {
  const ledger = await ports.proveEntries(of.positions);
  if (ledger === null) return null;
  const leftOut: string[] = [];
  let count = 0;
  const files = contentsOf(ports, { ...of, ledger, leftOut });
  const ending = async (listed: readonly Listed[]): Promise<readonly Omit<BundleFile, "what">[]> => {
    const manifest = manifestOf(of, ledger, leftOut, listed);
    const last = [
      { path: "manifest.json", pieces: [manifestText(manifest)] },
      { path: "manifest.html", pieces: [manifestPage(manifest, meaningOf[of.form.mark].colour)] },
    ];
    const sums = sumsText([
      ...listed,
      ...last.map(({ path, pieces }) => ({ path, sha256: sha256(pieces[0] ?? "") })),
    ]);
    count = listed.length + last.length + 2;
    const signed = ports.signText(ledger.origin, textToSign(of.id, sha256(sums)));
    return [...last, { path: sumsName, pieces: [sums] }, { path: signedName, pieces: [signed] }];
  };
  const folder = folderOf(of.incident, of.form);
  return {
    pieces: ports.writeZip({ folder, at: of.at, files, ending }),
    ledgerSize: ledger.size,
    files: () => count,
  };
}

/** The mark stands in the name: whoever sees the file alone sees how it may be handed on. */
export function folderOf({ reference }: Incident, { mark }: Pick<EvidenceForm, "mark">): string {
  return `${markInFileName(mark)}-${reference}-evidence`;
}

function manifestOf(
  { id, incident, authorityName, form, at, custody }: Assembly,
  { origin, size, root }: Manifest["ledger"],
  leftOut: readonly string[],
  files: readonly Listed[],
): Manifest {
  const { text, means } = meaningOf[form.mark];
  const { body, person } = form.recipient;
  return {
    format: "candour-evidence/1",
    bundle: id,
    handling: { mark: text, means },
    incident: { reference: incident.reference, title: incident.title },
    authority: authorityName,
    madeFor: { body, person },
    reasons: form.reasons,
    madeAt: at.toISOString(),
    custody,
    ledger: { origin, size, root },
    leftOut,
    files: files.map(({ path, bytes, sha256: sum, what }) => ({ path, bytes, sha256: sum, what })),
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
