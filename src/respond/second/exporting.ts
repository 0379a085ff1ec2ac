/** People as a table for a spreadsheet: once, for who asked, of their own authority, as the filters said. */
import { done, failed } from "../../domain/outcome.ts";
import type { ProofExport } from "../../domain/staff/request.ts";
import { csv } from "../export/csv.ts";
import { note } from "../note.ts";
import { proofColumns } from "../progress/proof-file.ts";
import { demandTask, type KeepPorts } from "../readings/keep-reading.ts";
import type { DeedRules } from "./deeds.ts";
import { exportColumns, type ShowingStore } from "./showing-store.ts";

export function exporting(ports: KeepPorts & { readonly showing: ShowingStore }): DeedRules<"people.export"> {
  const { showing } = ports;
  return {
    async weigh({ authority }, { incident, filters }) {
      const extent = await showing.weighExport(incident, authority, filters);
      return extent.counts["people"] === 0 ? failed({ kind: "nobody-to-export" }) : done(extent);
    },

    async carryOut({ id: staff, authority, ...asker }, { incident, filters, proof }, change, taking) {
      const task = await demandTask(ports, { id: staff, authority, ...asker });
      const kind = "people.exported" as const;
      const rows = await showing.exportPeople(
        change,
        filters,
        { task: task.id, staff, authority, incident, kind, searched: false },
        taking,
        // Whom, stands in the rows of the reading: the ledger holds how many, and the hash over them.
        (people, fingerprint) => [
          note(
            change,
            kind,
            { subject: `incident:${incident}`, incident },
            {
              ...{ authority, task: task.id, people, fingerprint, request: taking.request },
              ...(proof === undefined ? {} : { proof }),
            },
          ),
        ],
        proof,
      );
      if (!rows.ok) return rows;
      const pieces: string[] = [];
      for await (const piece of csv(columnsOf(proof), rows.value)) pieces.push(piece);
      const bytes = new TextEncoder().encode(pieces.join(""));
      return done({ verb: "people.export", people: rows.value.length, csv: bytes });
    },
  };
}

function columnsOf(proof: ProofExport | undefined): readonly string[] {
  if (proof === undefined) return exportColumns;
  return proof === "names" ? [...proofColumns, "Name"] : proofColumns;
}
