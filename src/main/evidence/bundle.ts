/** `candour bundle`: puts a bundle together beside a Candour that may be running, and writes it in clear. */
import { createHash, randomUUID } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { BundleOptions } from "../../cli/bundle.ts";
import { writePaper } from "../../deliver/paper/write-paper.ts";
import type { Authority } from "../../domain/bodies/authority.ts";
import { problemOfEvidence } from "../../domain/evidence/evidence.ts";
import type { EvidenceId, StaffId } from "../../domain/ids.ts";
import { type Signer, signerFrom } from "../../domain/ledger/checkpoint.ts";
import { meaningOf } from "../../domain/referrals/tlp.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { By } from "../../respond/change-by.ts";
import { type ComplaintTally, countComplaints } from "../../respond/complaints/count-complaints.ts";
import { assemble } from "../../respond/evidence/assemble.ts";
import { otherPartsOf } from "../../respond/evidence/other-parts.ts";
import { wordsFor } from "../../respond/words.ts";
import { change } from "../../store/change.ts";
import { openRing } from "../../store/keys/open-ring.ts";
import { bindLedger, openLedger } from "../../store/ledger/ledger.ts";
import { openStores } from "../../store/open-stores.ts";
import { storesByAccess } from "../../store/stores-by-access.ts";
import { entryWords } from "../../web/words/entries.ts";
import { readClocks } from "../content/read-clocks.ts";
import { readMeasureTemplates } from "../content/read-measures.ts";
import { readReferralBodies } from "../content/read-referrals.ts";
import { type Opened, withRoot } from "../keys/with-record.ts";
import { evidencePorts } from "./evidence-ports.ts";

export function bundle(options: BundleOptions): Promise<number> {
  const out = resolve(options.out);
  return withRoot("bundle", options, async (opened) => {
    const { sql, root, places, complain } = opened;
    if (`${out}${sep}`.startsWith(`${places.data}${sep}`))
      return complain("Nothing in clear is written into the data folder. Choose another file with --out.");
    if (existsSync(out)) return complain(`${out} is there already. Choose another file with --out.`);
    const ring = await openRing(sql, root);
    const signerOf = (origin: string): Signer => signerFrom(origin, ring.derived("ledger").export());
    // What another command left without its signature gets it now.
    const ledger = openLedger(sql, { signerOf });
    bindLedger(sql, ledger);
    await ledger.integrate();
    const ports = portsOf(opened, ring, signerOf);
    const own = ports("system");
    const incident = await own.incidents.byReference(options.incident);
    if (incident === null) return complain(`There is no incident ${options.incident}.`);
    const involved = (await own.bodies.authorities()).filter(({ id }) =>
      incident.involved.some(({ authority }) => authority === id),
    );
    const authority = involved.find(({ id, key }) =>
      options.authority === undefined ? id === incident.origin : key === options.authority,
    );
    if (authority === undefined)
      return complain(
        `Name an authority of the incident with --authority: ${involved.map(({ key }) => key).join(", ")}.`,
      );
    const recipient = { body: options.for.trim(), circle: "anybody", person: options.person.trim() } as const;
    const form = { mark: options.mark, recipient, reasons: options.reason.trim(), originals: false };
    const problem = problemOfEvidence(form);
    if (problem !== null) return complain(wordsFor(problem));
    const reader = readerFor(authority);
    const at = own.now();
    const id = randomUUID() as EvidenceId;
    const assembled = await assemble(
      { ...ports(reader), otherParts: otherPartsOf(ports) },
      {
        ...{ id, reader, incident, form, at, authorityName: authority.name },
        custody: [{ what: "Made", by: "the command line", at: at.toISOString() }],
        positions: await ports(reader).bundles.positions(incident.id),
      },
    );
    if (assembled === null) return complain(wordsFor({ kind: "ledger-not-signed" }));
    const { sha256, bytes } = await written(out, assembled.pieces);
    const detail = {
      ...{
        authority: authority.id,
        mark: meaningOf[form.mark].text,
        originals: false,
        reasons: form.reasons,
      },
      ...{ sha256, bytes, files: assembled.files(), ledgerSize: assembled.ledgerSize, where: "command line" },
    };
    const entry = {
      verb: "evidence.made",
      actor: "system",
      subject: `evidence:${id}`,
      incident: incident.id,
    };
    await change(sql, { actor: "system", now: at }, async () => ({
      value: null,
      entries: [{ ...entry, detail }],
    }));
    process.stdout.write(
      `${assembled.files()} files in ${basename(out)}, ${meaningOf[form.mark].text}.\nsha256 ${sha256}\nTell whoever gets it this hash and the ledger's key by another way than the file.\n`,
    );
    return 0;
  });
}

/** As an incident lead of the authority reads it; nobody in person, so what is for named people stays out. */
function readerFor({ id }: Authority): Staff {
  return {
    ...{ id: "system" as StaffId, name: "the command line", email: "" },
    ...{ role: "lead", authority: id, incidents: null },
  };
}

function portsOf(
  { sql, pools, places }: Opened,
  ring: Parameters<typeof openStores>[1]["ring"],
  signerOf: (origin: string) => Signer,
) {
  const now = () => new Date();
  const storesOf = storesByAccess(pools, (pool) => openStores(pool, { ring }));
  const common = {
    ...evidencePorts(sql, places.data, signerOf),
    ...{ entryWords, writePaper, now },
    complaintTally: (of: Parameters<ComplaintTally>[0]) =>
      countComplaints({ complaints: storesOf("system").complaints, now }, of),
    regimes: () => readClocks(places.content),
    measureTemplates: () => readMeasureTemplates(places.content),
    referralBodies: () => readReferralBodies(places.content),
  };
  return (by: By) => ({ ...common, ...storesOf(by) });
}

/** Whole or not at all. */
async function written(
  out: string,
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  const count = new Transform({
    transform(piece: Buffer, _encoding, next) {
      hash.update(piece);
      bytes += piece.length;
      next(null, piece);
    },
  });
  const draft = `${out}.part`;
  try {
    await pipeline(
      Readable.from(pieces),
      count,
      createWriteStream(draft, { flags: "wx", mode: 0o600, flush: true }),
    );
    await rename(draft, out);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { sha256: hash.digest("hex"), bytes };
}
