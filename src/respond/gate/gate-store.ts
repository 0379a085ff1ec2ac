/** What the use cases of the safe-contact gate need of the record. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { MentionType } from "../../domain/people/mention.ts";
import type { SeverityBand } from "../../domain/people/person.ts";

/** People who are alike in severity and in what was taken. `without`: those of them who have no notice. */
export type AlikePeople = {
  readonly band: SeverityBand;
  readonly categories: readonly MentionType[];
  readonly people: number;
  readonly without: number;
};

export type GateStore = {
  groups(incident: IncidentId, authority: AuthorityId): Promise<readonly AlikePeople[]>;
};
