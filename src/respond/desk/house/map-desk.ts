/** The part of the desk about the dated map of shared services. It is common to all authorities of the record. */
import type { EdgeId } from "../../../domain/ids.ts";
import type { EdgeForm, EdgeProblem } from "../../../domain/map/edge-rules.ts";
import type { RowKind } from "../../../domain/map/import/rows.ts";
import type { Day, SharedMap } from "../../../domain/map/map.ts";
import type { NodeForm, NodeProblem, OwnNode } from "../../../domain/map/node-rules.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";
import type { MapFile } from "../../map/files/map-file.ts";

type By = Staff | "system";

export type MapDesk = {
  sharedMap(reader: By): Promise<MapReading>;

  addMapNode(by: By, form: NodeForm): Promise<Outcome<OwnNode, MapNodeProblem>>;
  changeMapNode(
    by: By,
    ref: OwnNode,
    change: { readonly version: number; readonly form: NodeForm },
  ): Promise<Outcome<null, MapNodeProblem | { readonly kind: "no-such-map-thing" } | ChangedMeanwhile>>;
  /** Of what was a mistake alone. */
  deleteMapNode(
    by: By,
    ref: OwnNode,
    form: { readonly reasons: string },
  ): Promise<Outcome<null, MapDeleteProblem | { readonly kind: "map-edges-hang-on" }>>;

  /** What files would do to the map, and everything that is wrong with them; nothing is done. */
  previewMapImport(by: By, files: readonly MapFile[]): Promise<MapPreview>;
  /** All of it or nothing. `fingerprint`: of what was shown; null where nobody was shown anything. */
  importMap(
    by: By,
    files: readonly MapFile[],
    agreed: { readonly fingerprint: string | null },
  ): Promise<Outcome<MapImported, MapImportProblem>>;

  addMapEdge(by: By, form: EdgeForm): Promise<Outcome<EdgeId, MapEdgeProblem>>;
  changeMapEdge(
    by: By,
    id: EdgeId,
    change: Pick<EdgeForm, "from" | "to" | "years" | "note"> & { readonly version: number },
  ): Promise<Outcome<null, MapEdgeProblem | { readonly kind: "no-such-map-thing" } | ChangedMeanwhile>>;
  endMapEdge(by: By, id: EdgeId, form: { readonly on: Day }): Promise<Outcome<null, MapEndProblem>>;
  deleteMapEdge(
    by: By,
    id: EdgeId,
    form: { readonly reasons: string },
  ): Promise<Outcome<null, MapDeleteProblem>>;
};

/** What somebody wants to import, before it is done. */
export type MapPreview = MapImported & {
  /** As long as there is one, nothing is imported. */
  readonly errors: readonly { readonly at: string; readonly sentence: string }[];
  readonly lines: readonly MapLine[];
  /** Systems that would run on each other in a ring, by their names. */
  readonly rings: readonly string[];
  /** Encodings that had to be guessed. */
  readonly guessed: readonly string[];
  /** Of all this: what is agreed to is what is done. */
  readonly fingerprint: string;
};
export type MapLine = {
  readonly kind: RowKind;
  readonly name: string;
  readonly added: boolean;
  /** Field, before, after. */
  readonly changes: readonly (readonly [string, string | null, string | null])[];
};
export type MapImported = { readonly added: number; readonly changed: number; readonly unchanged: number };
export type MapImportProblem =
  | { readonly kind: "map-file-wrong"; readonly errors: MapPreview["errors"] }
  | { readonly kind: "map-changed-since-shown" };

/** The map, and the version of each thing and edge by its id. */
export type MapReading = SharedMap & { readonly versions: ReadonlyMap<string, Version> };

/** Which version of a thing or an edge stands there, and who wrote it last. */
export type Version = {
  readonly version: number;
  /** A staff id, or "system". */
  readonly by: string;
  readonly at: Date;
};

export type MapNodeProblem = NodeProblem | { readonly kind: "not-yours" };
export type MapEdgeProblem = EdgeProblem | { readonly kind: "not-yours" };
export type MapEndProblem =
  | { readonly kind: "no-such-map-thing" | "not-yours" }
  | { readonly kind: "map-day-wrong" | "map-days-reversed" }
  /** Somebody ended it before: who, and when. */
  | { readonly kind: "map-edge-ended"; readonly by: string; readonly at: Date };
export type MapDeleteProblem = {
  readonly kind: "no-such-map-thing" | "not-yours" | "reasons-missing" | "words-too-long";
};
