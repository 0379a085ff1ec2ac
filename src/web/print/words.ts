/** Print batches in words. */
import type { BatchState } from "../../domain/print/batch.ts";

type Tag = { readonly text: string; readonly colour: string };

export const stateTags: Readonly<Record<BatchState, Tag>> = {
  making: { text: "Being made", colour: "grey" },
  ready: { text: "To hand on", colour: "yellow" },
  handed: { text: "With the printer", colour: "green" },
  destroyed: { text: "Files destroyed", colour: "grey" },
};

export function batchesOf(incident: { readonly reference: string }): string {
  return `/incidents/${incident.reference}/notices/batches`;
}
