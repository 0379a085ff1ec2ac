/** Binds what staff do with letters on their way to a printer to its ports. */
import { printerFrom } from "../../domain/print/printer.ts";
import { type By, changeBy } from "../change-by.ts";
import type { PrintDesk } from "../desk/people/print-desk.ts";
import { note } from "../note.ts";
import { destroyBatch, handBatch, type PrintPorts, readBatch, takeBatch } from "./hand-batch.ts";
import { recordReturned } from "./returned-letters.ts";

export function openPrintDesk(portsOf: (by: By) => PrintPorts): PrintDesk {
  return {
    async printBatches(reader, incident, page) {
      const { printing } = portsOf(reader);
      const found = await printing.page({ incident, authority: reader.authority }, page);
      return { ...found, page, printer: await printing.printer(reader.authority) };
    },
    async printBatch(reader, incident, id) {
      const ports = portsOf(reader);
      const batch = await readBatch(ports, reader, incident, id);
      if (batch === null) return null;
      const { printing } = ports;
      return { ...batch, returned: await printing.returnedOf(id), handedByName: await printing.handerOf(id) };
    },
    takeBatch: (by, incident, id) => takeBatch(portsOf(by), by, incident, id),
    handBatch: (by, incident, id, form) => handBatch(portsOf(by), by, incident, id, form),
    destroyBatch: (by, incident, id) => destroyBatch(portsOf(by), by, incident, id),
    recordReturned: (by, incident, written) => recordReturned(portsOf(by), by, incident, written),
    printer: (reader) => portsOf(reader).printing.printer(reader.authority),
    async changePrinter(by, incident, form, version) {
      const { printing, now } = portsOf(by);
      const read = printerFrom(form);
      if (!read.ok) return read;
      const change = changeBy(by, now());
      const detail = {
        authority: by.authority,
        printer: read.value.name,
        encrypted: read.value.recipient !== "",
      };
      const entry = note(change, "printer.changed", { subject: `printer:${by.authority}`, incident }, detail);
      return await printing.setPrinter(change, by.authority, read.value, version, [entry]);
    },
  };
}
