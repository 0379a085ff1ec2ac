/** What the use cases about waves need of the record. */
import type { AuthorityId, IncidentId, WaveId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome, Problem } from "../../domain/outcome.ts";
import type { ChangedMeanwhile } from "../../domain/version.ts";
import type { Audience, WaveAccount } from "../../domain/waves/account.ts";
import type { Advance, WaveFigures } from "../../domain/waves/advance.ts";
import type { WavePlan } from "../../domain/waves/plan.ts";
import type { Wave } from "../../domain/waves/wave.ts";
import type { Change, Verdict } from "../ports.ts";

export type Advanced = {
  readonly next: Wave;
  readonly release: Extract<Advance, { readonly kind: "release" }>["counts"] | null;
  readonly entries: readonly NewEntry[];
};

export type WaveStore = {
  plan(
    change: Change,
    wave: Omit<Wave, "number">,
    entries: (planned: Wave) => readonly NewEntry[],
  ): Promise<Wave>;
  ofIncident(incident: IncidentId, authority: AuthorityId): Promise<readonly Wave[]>;
  byNumber(incident: IncidentId, authority: AuthorityId, number: number): Promise<Wave | null>;
  byId(id: WaveId): Promise<Wave | null>;
  audience(incident: IncidentId, authority: AuthorityId, plan: WavePlan): Promise<Audience>;
  account(id: WaveId, now: Date): Promise<WaveAccount>;
  /**
   * Reads a wave under lock and writes what `decide` makes of it. Paused, what nobody is carrying goes back to waiting;
   * ended, it is given back as approved.
   */
  alter<P extends Problem>(
    change: Change,
    id: WaveId,
    decide: (current: Wave) => Verdict<Wave, P>,
    version?: number,
  ): Promise<Outcome<Wave, P | ChangedMeanwhile | { readonly kind: "not-there" }>>;
  /** Each running wave that nobody else advances at this moment: first its people whose next way is due, then the step. */
  advance(
    now: Date,
    decide: (wave: Wave, figures: WaveFigures, fellBack: number) => Advanced | null,
  ): Promise<{ readonly released: number; readonly steps: number }>;
};
