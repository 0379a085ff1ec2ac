/** The map, and templates for it, as files to keep: tables for spreadsheets and YAML. */
import { rowsOf } from "../../../respond/map/files/rows-of.ts";
import { templateRows, yamlGuide } from "../../../respond/map/files/template.ts";
import { writeCsv } from "../../../respond/map/files/write-csv.ts";
import { writeYaml } from "../../../respond/map/files/write-yaml.ts";
import { notFound, type Reply, type StaffVisit } from "../../frame/visit.ts";

export const path = "/map/files/:mapFile";
export const needs = "staff";
export const verbs = { get: "map.read" } as const;

export async function get({ desk, staff, params }: StaffVisit): Promise<Reply> {
  const name = params["mapFile"] ?? "";
  const [, what, form] = /^(map|template)\.(csv|yaml)$/u.exec(name) ?? [];
  if (what === undefined) return notFound;
  const rows = what === "template" ? templateRows : rowsOf(await desk.sharedMap(staff));
  const bytes = form === "csv" ? await writeCsv(rows, "spreadsheet") : writeYaml(rows, yamlGuide);
  const type = form === "csv" ? "text/csv; charset=utf-8" : "application/yaml; charset=utf-8";
  return {
    kind: "file",
    bytes,
    name: what === "map" ? `candour-map.${form}` : `candour-map-template.${form}`,
    type,
  };
}
