/** `candour witness …`: whose cosignatures count here, whose ledgers are watched, and co-signing what they hand over. */
import { readFile } from "node:fs/promises";
import { writeWhole } from "../../cli/write-whole.ts";
import { verifierOf, verifierText } from "../../domain/ledger/checkpoint.ts";
import { forkInWords, type WitnessProblem } from "../../domain/ledger/witness.ts";
import { keyFor } from "../../seal/keys.ts";
import { ledgerSigner } from "../../store/backup/ledger-signer.ts";
import { bindLedger, openLedger } from "../../store/ledger/ledger.ts";
import { cosign as cosignCheckpoint } from "../../store/witness/cosign.ts";
import { type AddProblem, addKnown, witnessSigner } from "../../store/witness/known.ts";
import { readWitnesses } from "../../store/witness/read-witnesses.ts";
import { withRecord, withRoot } from "../keys/with-record.ts";

type Options = { readonly data: string; readonly keyFile?: string };

export function add(verifier: string, { data, name }: Options & { readonly name: string }): Promise<number> {
  return withRecord("witness add", data, async ({ sql, complain }) => {
    const added = await addKnown(sql, { actor: "system", now: new Date() }, verifier, name);
    if (!added.ok) return complain(addProblemInWords[added.problem.kind]);
    const what = added.value.kind === 4 ? "Its cosignatures count for this ledger" : "Its ledger is watched";
    process.stdout.write(`${name} is known. ${what} from now on.\n`);
    return 0;
  });
}

export function list(options: Options): Promise<number> {
  return withRoot("witness list", options, async ({ sql, root }) => {
    const { own, witnesses, watched, forks } = await readWitnesses(sql);
    const signer = await witnessSigner(sql, { derived: (purpose) => keyFor(root, purpose) });
    const lines = [
      `this ledger     ${own.verifier ?? "nothing is signed yet"}`,
      `as a witness    ${verifierText(verifierOf(signer, 4))}`,
      ...witnesses.map(
        ({ name, verifier, size, at }) =>
          `witness         ${name}, ${size === null ? "nothing co-signed yet" : `up to entry ${size}, ${at?.toISOString()}`}\n                ${verifier}`,
      ),
      ...watched.map(
        ({ name, verifier, size }) =>
          `watched ledger  ${name}, ${size} entries co-signed\n                ${verifier}`,
      ),
      ...forks.map((fork) => `FORK            ${forkInWords(fork)}`),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    return forks.length === 0 ? 0 : 1;
  });
}

export function cosign(file: string, options: Options & { readonly out: string }): Promise<number> {
  return withRoot("witness cosign", options, async ({ sql, root, complain }) => {
    bindLedger(sql, openLedger(sql, { signerOf: ledgerSigner(root) }));
    const text = await readFile(file, "utf8").catch(() => null);
    if (text === null) return complain(`${file} cannot be read.`);
    const signer = await witnessSigner(sql, { derived: (purpose) => keyFor(root, purpose) });
    const by = { actor: "system", now: new Date() };
    const cosigned = await cosignCheckpoint(sql, { text, signer, by, byHand: true });
    if (!cosigned.ok) return complain(cosignProblemInWords(cosigned.problem));
    await writeWhole(options.out, [cosigned.value.note]);
    process.stdout.write(
      `Co-signed: ${cosigned.value.origin} up to entry ${cosigned.value.size}. They run: candour ledger cosign ${options.out}\n`,
    );
    return 0;
  });
}

const addProblemInWords: Readonly<Record<AddProblem["kind"], string>> = {
  "no-verifier": "That is no key of a ledger or a witness. It looks like NAME+12345678+LETTERS.",
  own: "That is this record's own key. Nobody is their own witness.",
  there: "That key is known already.",
};

function cosignProblemInWords(problem: WitnessProblem): string {
  switch (problem.kind) {
    case "malformed":
      return "It is no checkpoint to co-sign: ask for the file that candour ledger checkpoint writes.";
    case "unknown-origin":
      return `The ledger ${problem.origin} is not known here. First: candour witness add KEY --name NAME`;
    case "badly-signed":
      return "It is not signed with the key of the ledger that it names. Nothing was co-signed.";
    case "behind":
      return problem.checkpoint.size < problem.size
        ? `It shows ${problem.checkpoint.size} entries, and ${problem.size} were shown before: the ledger was cut back. Nothing was co-signed; what was shown is kept.`
        : `Its proof does not begin where this record co-signed last. Ask for: candour ledger checkpoint --since ${problem.size}`;
    case "fork":
    case "unproved":
      return `It is not a continuation of the first ${problem.size} entries that were shown before: the ledger was told in two ways. Nothing was co-signed; what was shown is kept. See docs/runbook/ledger.md.`;
  }
}
