/** The part of the desk about exposure: what each authority has to fear for, what it says of that, and who was told. */
import type { Belief, Intrusion, IntrusionProblem } from "../../../domain/exposure/belief.ts";
import type { Exposed } from "../../../domain/exposure/exposure.ts";
import type { ExposureFacts, PathStep } from "../../../domain/exposure/facts.ts";
import type {
  ExposureState,
  Judgement,
  JudgementForm,
  JudgementProblem,
} from "../../../domain/exposure/judgement.ts";
import type { Telling } from "../../../domain/exposure/telling.ts";
import type { ReachTree } from "../../../domain/exposure/tree.ts";
import type { AuthorityId, ExposureId, IncidentId } from "../../../domain/ids.ts";
import type { Day, SharedMap } from "../../../domain/map/map.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile } from "../../../domain/version.ts";

export type ExposureDesk = {
  /** Who would be exposed if this were believed; nothing is kept. */
  exposurePreview(
    reader: Staff,
    intrusion: Intrusion,
  ): Promise<Outcome<Preview, IntrusionProblem | { readonly kind: "unknown-origin" }>>;
  /** Reckons first, where the map has changed since. */
  exposure(reader: Staff, incident: IncidentId): Promise<ExposureReading>;
  /** One line for each authority that is in the incident or exposed. */
  exposureCounts(reader: Staff, incident: IncidentId): Promise<readonly ExposureCounts[]>;
  reviseBelief(by: Staff, incident: IncidentId, form: BeliefForm): Promise<Outcome<Belief, BeliefProblem>>;
  judgeExposure(
    by: Staff,
    incident: IncidentId,
    exposure: string,
    form: JudgementForm,
  ): Promise<Outcome<Judgement, JudgeProblem>>;
  /** A lead says that their authority has been told; `awareAt` null: it is not reasonably certain yet. */
  acknowledgeTelling(
    by: Staff,
    incident: IncidentId,
    form: { readonly awareAt: Date | null },
  ): Promise<Outcome<Telling, TellingProblem | { readonly kind: "aware-in-future" }>>;
  /** Somebody told a partner by phone or in person. */
  tellByHand(
    by: Staff,
    incident: IncidentId,
    form: { readonly authority: AuthorityId; readonly words: string },
  ): Promise<Outcome<Telling, TellingProblem | { readonly kind: "told-whom-missing" | "words-too-long" }>>;
};

export type Preview = { readonly map: SharedMap; readonly exposed: Exposed };

export type ExposureLine = ExposureFacts & {
  readonly id: ExposureId;
  readonly mark: string;
  readonly state: ExposureState;
  /** Judged, and otherwise now than when it was judged. */
  readonly lookAgain: boolean;
  /** Empty where it is gone. */
  readonly path: readonly PathStep[];
  /** The map does not show it any more. */
  readonly gone: boolean;
  /** Newest first. */
  readonly judgements: readonly (Judgement & { readonly byName: string })[];
};

export type ReckoningLine = {
  readonly number: number;
  readonly belief: number;
  readonly because: "declared" | "belief" | "map";
  readonly at: Date;
  readonly byName: string;
  readonly added: number;
  readonly gone: number;
  readonly otherwise: number;
  /** The first hundred. */
  readonly changes: readonly {
    readonly exposure: string;
    readonly became: "new" | "back" | "gone" | "otherwise";
    readonly what: readonly ("since" | "years" | "path")[];
  }[];
};

export type ExposureReading = {
  /** Newest first; none where nobody has said yet where it began. */
  readonly beliefs: readonly (Belief & { readonly byName: string })[];
  readonly reckonings: readonly ReckoningLine[];
  readonly exposures: readonly ExposureLine[];
  readonly tellings: readonly (Telling & { readonly acknowledgedName: string; readonly byName: string })[];
  readonly map: SharedMap;
  /** Everything within reach, whosoever it is. */
  readonly tree: ReachTree;
};

export type ExposureCounts = {
  readonly authority: AuthorityId;
  readonly possible: number;
  readonly confirmed: number;
  readonly ruledOut: number;
  /** Judged, and otherwise now. */
  readonly lookAgain: number;
  /** The first day of all that is not ruled out; null: nothing is exposed. */
  readonly since: Day | null;
  readonly toldAt: Date | null;
  readonly acknowledgedAt: Date | null;
};

export type BeliefForm = Intrusion & {
  readonly reasons: string;
  /** The number of the belief that was on the page; 0: there was none. */
  readonly version: number;
};
export type BeliefProblem =
  | IntrusionProblem
  | {
      readonly kind:
        | "no-such-incident"
        | "unknown-origin"
        | "reasons-missing"
        | "words-too-long"
        | "same-belief"
        | "incident-over";
    }
  | ChangedMeanwhile;

export type JudgeProblem =
  | JudgementProblem
  | { readonly kind: "no-such-exposure" | "exposure-gone" | "not-yours" }
  | ChangedMeanwhile;

export type TellingProblem =
  | { readonly kind: "not-told" | "not-involved" | "not-yours" | "no-such-incident" }
  | { readonly kind: "acknowledged-already"; readonly by: string; readonly at: Date };
