/** The part of the desk that says who is told, and who waits until somebody has looked. */
import type { GateDesk } from "./gate-desk.ts";
import type { JudgementDesk } from "./judgement-desk.ts";
import type { SeverityDesk } from "./severity-desk.ts";

export type WhoIsToldDesk = JudgementDesk & GateDesk & SeverityDesk;
