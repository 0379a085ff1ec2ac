/** Who may do what with what the public is told that we know, believe and do not know yet. */
import type { PointDesk } from "../incident/point-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const pointRules: { readonly [M in keyof PointDesk]: DeskRule<PointDesk[M]> | "open" } = {
  points: { verb: "point.read", incident: (id) => id },
  writePoint: { verb: "point.write", incident: (id) => id },
  approvePoint: { verb: "point.approve", incident: ({ incident }) => incident },
  discardPoint: { verb: "point.write", incident: ({ incident }) => incident },
  checkPoint: { verb: "point.write", incident: ({ incident }) => incident },
};
