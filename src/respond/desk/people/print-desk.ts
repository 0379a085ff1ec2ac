/** The part of the desk about letters on their way to a printer: each controller's own. */
import type { IncidentId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type {
  BatchProblem,
  HandForm,
  NoFiles,
  NoSuchBatch,
  PrintBatch,
} from "../../../domain/print/batch.ts";
import type { Printer, PrinterForm, PrinterProblem } from "../../../domain/print/printer.ts";
import type { ReturnedLetters, ReturnProblem } from "../../../domain/print/returned.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";

export type PrintDesk = {
  printBatches(reader: Staff, incident: IncidentId, page: number): Promise<PrintBatches>;
  printBatch(reader: Staff, incident: IncidentId, id: string): Promise<BatchDetail | null>;
  takeBatch(
    by: Staff,
    incident: IncidentId,
    id: string,
  ): Promise<Outcome<{ readonly name: string; readonly bytes: Uint8Array }, NoSuchBatch | NoFiles>>;
  handBatch(
    by: Staff,
    incident: IncidentId,
    id: string,
    form: HandForm,
  ): Promise<Outcome<PrintBatch, BatchProblem | NoSuchBatch>>;
  destroyBatch(
    by: Staff,
    incident: IncidentId,
    id: string,
  ): Promise<Outcome<PrintBatch, BatchProblem | NoSuchBatch>>;
  recordReturned(
    by: Staff,
    incident: IncidentId,
    written: string,
  ): Promise<Outcome<ReturnedLetters, ReturnProblem>>;
  printer(reader: Staff, incident: IncidentId): Promise<Printer>;
  changePrinter(
    by: Staff,
    incident: IncidentId,
    form: PrinterForm,
    version: number,
  ): Promise<Outcome<null, PrinterProblem | ChangedMeanwhile>>;
};

export type PrintBatches = {
  readonly rows: readonly PrintBatch[];
  readonly page: number;
  readonly pages: number;
  readonly printer: Printer;
};
export type BatchDetail = PrintBatch & { readonly returned: number; readonly handedByName: string };
