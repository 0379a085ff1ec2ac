/** What the use cases of the safe-contact gate need from the world outside. */
import type { GateRules } from "../../domain/gate/gate-rule.ts";
import type { KeepPorts } from "../readings/keep-reading.ts";
import type { GateStore } from "./gate-store.ts";

export type GatePorts = KeepPorts & {
  readonly gating: GateStore;
  gate(): Promise<GateRules>;
  now(): Date;
};
