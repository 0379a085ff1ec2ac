/** A small map to begin with, with one row of each kind. Everybody in it is made up. */
import { dataCategories } from "../../../domain/map/categories.ts";
import type { FileRow } from "./rows-of.ts";

export const templateRows: readonly FileRow[] = [
  { kind: "authority", fields: { key: "northmere", name: "Northmere Borough Council" } },
  { kind: "authority", fields: { key: "southwold", name: "City of Southwold Council" } },
  {
    kind: "service",
    fields: { key: "northmere/my-account", name: "My Account", authority: "northmere" },
  },
  {
    kind: "processor",
    fields: { key: "harbour-it", name: "Harbour IT Limited", note: "Looks after the data centre" },
  },
  { kind: "system", fields: { key: "shared-files", name: "Shared file store", note: "" } },
  { kind: "system", fields: { key: "data-centre", name: "Data centre", note: "" } },
  {
    kind: "data-set",
    fields: {
      ...{ key: "southwold-housing", name: "Housing files", authority: "southwold" },
      ...{ categories: "basic-identifiers; contact; health", "first-year": "2006", "last-year": "2016" },
    },
  },
  {
    kind: "uses",
    fields: {
      source: "authority:northmere",
      target: "system:shared-files",
      from: "2006-04-01",
      to: "",
      note: "",
    },
  },
  {
    kind: "uses",
    fields: {
      ...{
        source: "authority:southwold",
        target: "system:shared-files",
        from: "2006-04-01",
        to: "2017-03-31",
      },
      note: "Left in 2017; its files stayed",
    },
  },
  {
    kind: "operates",
    fields: { source: "processor:harbour-it", target: "system:data-centre", from: "2012", to: "", note: "" },
  },
  {
    kind: "runs-on",
    fields: {
      source: "service:northmere/my-account",
      target: "system:shared-files",
      from: "2015-09-01",
      to: "",
      note: "",
    },
  },
  {
    kind: "runs-on",
    fields: {
      source: "system:shared-files",
      target: "system:data-centre",
      from: "2012-01-01",
      to: "",
      note: "",
    },
  },
  {
    kind: "holds",
    fields: {
      ...{ source: "system:shared-files", target: "data-set:southwold-housing", from: "2006-04-01", to: "" },
      ...{ "first-year": "2006", "last-year": "2016", note: "" },
    },
  },
];

export const yamlGuide = `# The map of shared services. Everybody in this template is made up: put your own in their place.
# A section is a list; leave out what you do not have. Days are written 2017-03-31; a year alone is its first or last day.
# An edge (uses, operates, runs-on, connects, holds) has a source and a target by their keys, from a day to a day.
# Leave "to" empty while it still is so, and "from" where nobody knows. Kinds of data (categories):
# ${dataCategories.join(", ")}
`;
