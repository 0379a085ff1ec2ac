/** The commands of Candour, each bound to its rooms; a command's rooms are loaded only when it is called for. */
import type { Command } from "commander";
import { backupCommand } from "../cli/backup.ts";
import { bundleCommand } from "../cli/bundle.ts";
import { detectCommand } from "../cli/detect.ts";
import { emergencyCommand } from "../cli/emergency.ts";
import { exerciseCommand } from "../cli/exercise.ts";
import { keyCommand } from "../cli/key.ts";
import { ledgerCommand } from "../cli/ledger.ts";
import { linkCommand } from "../cli/link.ts";
import { mailCommand } from "../cli/mail.ts";
import { mapCommand } from "../cli/map.ts";
import { notifyCommand } from "../cli/notify.ts";
import { outboxCommand } from "../cli/outbox.ts";
import { publishCommand } from "../cli/publish.ts";
import { restoreCommand } from "../cli/restore.ts";
import { scanCommand } from "../cli/scan.ts";
import { startCommand } from "../cli/start.ts";
import { witnessCommand } from "../cli/witness.ts";

export function registerCommands(program: Command): void {
  startCommand(program, {
    start: async (options) => (await import("./start.ts")).start(options),
  });
  exerciseCommand(program, {
    exercise: async (options) => (await import("./exercise/exercise.ts")).exercise(options),
  });
  emergencyCommand(program, {
    emergency: async (text, options) => (await import("./emergency/by-hand.ts")).emergency(text, options),
  });
  keyCommand(program, {
    show: async (options) => (await import("./keys/passphrase.ts")).showKeys(options),
    passphrase: async (options) => (await import("./keys/passphrase.ts")).setPassphrase(options),
    rotate: async (options) => (await import("./keys/rotate.ts")).rotate(options),
    shares: async (options) => (await import("./keys/recovery.ts")).printShares(options),
    drill: async (options) => (await import("./keys/recovery.ts")).drill(options),
    recover: async (options) => (await import("./keys/recovery.ts")).recover(options),
  });
  mapCommand(program, {
    importFiles: async (files, options) => (await import("./map.ts")).importFiles(files, options),
    exportTo: async (options) => (await import("./map.ts")).exportTo(options),
  });
  notifyCommand(program, {
    check: async () => (await import("./channels/check-notify.ts")).checkNotifySettings(),
    returned: async (options) => (await import("./channels/returned-letters.ts")).takeReturnedReport(options),
  });
  mailCommand(program, {
    check: async (options) => (await import("./mail/check.ts")).checkMailServer(options),
    receive: async (options) => (await import("./mail/receive.ts")).receiveMail(options),
  });
  outboxCommand(program, {
    export: async (options) => (await import("./export-outbox.ts")).exportOutbox(options),
    returned: async (options) => (await import("./subscriptions/returned.ts")).takeReturnedFrom(options),
  });
  scanCommand(program, async () => ({
    scan: (await import("../scan/scan.ts")).scan,
    examine: (await import("../respond/examine/examine.ts")).examine,
    writeExport: (await import("../respond/examine/write-export.ts")).writeExport,
  }));
  detectCommand(program, async () => ({ detectText: (await import("../scan/detect/detect.ts")).detectText }));
  linkCommand(program, async () => ({ linkTable: (await import("../link/table.ts")).linkTable }));
  ledgerCommand(program, {
    verify: async (data) =>
      (await import("../store/ledger/verify-record.ts")).verifyRecord(data, process.env["DATABASE_URL"]),
    prove: async (entry, options) => (await import("./ledger/export-ledger.ts")).prove(entry, options),
    exportTo: async (options) => (await import("./ledger/export-ledger.ts")).exportTo(options),
    checkpoint: async (options) => (await import("./witness/exchange.ts")).checkpoint(options),
    takeIn: async (file, options) => (await import("./witness/exchange.ts")).takeIn(file, options),
    send: async (url, options) => (await import("./witness/exchange.ts")).send(url, options),
  });
  witnessCommand(program, {
    add: async (verifier, options) => (await import("./witness/witness.ts")).add(verifier, options),
    list: async (options) => (await import("./witness/witness.ts")).list(options),
    cosign: async (file, options) => (await import("./witness/witness.ts")).cosign(file, options),
  });
  bundleCommand(program, {
    bundle: async (options) => (await import("./evidence/bundle.ts")).bundle(options),
  });
  publishCommand(program, {
    publish: async (options) => (await import("./publish/publish.ts")).publish(options),
  });
  backupCommand(program, {
    backUp: async (options, onStep) => (await import("./back-up.ts")).backUp(options, onStep),
  });
  restoreCommand(program, {
    restore: async (options, onBytes) => (await import("./restore.ts")).restore(options, onBytes),
  });
}
