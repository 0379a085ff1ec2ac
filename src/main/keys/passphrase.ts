/** `candour key show` and `candour key passphrase`. */
import { existsSync } from "node:fs";
import type { KeyOptions } from "../../cli/key.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import { wordsFor } from "../../respond/words.ts";
import { isLongEnoughForKey, makeSlot, type SlotKind } from "../../seal/slots.ts";
import { countDataKeys } from "../../store/keys/count-keys.ts";
import { keySlots, setSlot } from "../../store/keys/slots.ts";
import { choosePassphrase } from "./first-root.ts";
import { passphraseIn, type RootProblem } from "./root-manner.ts";
import { terminalAtHand } from "./terminal.ts";
import { type Opened, withRecord, withRoot } from "./with-record.ts";

const ways: Readonly<Record<SlotKind, string>> = {
  passphrase: "a passphrase",
  file: "a key file",
  secret: "a secret of the environment (CANDOUR_SECRET)",
  recovery: "recovery shares",
};

export function showKeys({ data }: KeyOptions): Promise<number> {
  return withRecord("key show", data, async ({ sql, places }) => {
    const slots = await keySlots(sql);
    const counts = await countDataKeys(sql);
    const lines = [
      ...(existsSync(places.key) ? [`opens by ${places.key}, which lies beside the data`] : []),
      ...slots.map(({ kind, madeAt, terms }) => {
        const shares = kind === "recovery" ? `, ${terms["needed"]} of ${terms["of"]}` : "";
        return `opens by ${ways[kind]}${shares}, since ${madeAt.toISOString().slice(0, 10)}`;
      }),
      `data keys: ${counts.inUse} in use, ${counts.retired} on their way out, ${counts.destroyed} destroyed`,
      ...(counts.earlier > 0
        ? [
            `${counts.earlier} people are sealed as by an earlier Candour; \`candour key rotate\` seals them anew`,
          ]
        : []),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    return 0;
  });
}

export function setPassphrase(options: KeyOptions): Promise<number> {
  return withRoot("key passphrase", options, async ({ sql, root, places, say, complain }) => {
    const chosen = await newPassphrase(say);
    if (!chosen.ok) return complain(wordsFor(chosen.problem));
    const entry = {
      verb: "key.slot-set",
      actor: "system",
      subject: "key",
      detail: { opensBy: "passphrase" },
    };
    await setSlot(sql, await makeSlot("passphrase", chosen.value, root), new Date(), entry);
    process.stdout.write("The passphrase is set. It opens the record from now on.\n");
    if (existsSync(places.key))
      process.stdout.write(
        `${places.key} opens it too. Move that file to a safe place elsewhere: it is the root key itself, and no new passphrase takes its worth away.\n`,
      );
    return 0;
  });
}

/** From the terminal, or from the file that the environment names. */
export async function newPassphrase(say: Opened["say"]): Promise<Outcome<string, RootProblem>> {
  const terminal = terminalAtHand();
  if (terminal !== null) {
    const chosen = await choosePassphrase(terminal, say, { orNone: false });
    return chosen;
  }
  const file = process.env["CANDOUR_NEW_PASSPHRASE_FILE"] ?? "";
  const passphrase = passphraseIn(file);
  if (passphrase === null) return failed({ kind: "key-passphrase-unreadable", file });
  return isLongEnoughForKey(passphrase)
    ? { ok: true, value: passphrase }
    : failed({ kind: "key-passphrase-short" });
}
