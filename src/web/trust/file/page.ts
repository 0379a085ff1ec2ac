/** The signed text of an all-clear, as a file that opens and checks without Candour. */
import { type IncidentVisit, notFound, type Reply } from "../../frame/visit.ts";
import { fileNameOf } from "../all-clear/page.ts";
import { attestationOf } from "../found.ts";

export const path = "/incidents/:incident/trust/all-clears/:attestation/file";
export const needs = "incident";
export const verbs = { get: "trust.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const attestation = await attestationOf(visit);
  if (attestation === undefined) return notFound;
  return {
    kind: "file",
    bytes: Buffer.from(attestation.note),
    name: fileNameOf(attestation.number),
    type: "text/plain; charset=utf-8",
  };
}
