/** A judgement over a group of people: a decision like any other, whose question is always the same one. */
import type { Decision, DecisionProblem } from "../../domain/decisions/decision.ts";
import {
  isInGroup,
  judgementOf,
  judgementsInForce,
  type PeopleGroup,
  problemOfGroup,
  type Telling,
} from "../../domain/decisions/people-group.ts";
import type { IncidentId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { makeDecision } from "../decisions/decide.ts";
import type { JudgedBand, JudgementForm } from "../desk/people/judgement-desk.ts";
import type { GateStore } from "../gate/gate-store.ts";
import type { WordsProblem } from "../report/check-words.ts";
import type { RegulatorPorts } from "../report/regulator-ports.ts";
import { groupInWords, tellingInWords } from "./group-in-words.ts";

export type JudgementPorts = RegulatorPorts & { readonly gating: GateStore };

const bands: readonly SeverityBand[] = ["very-high", "high", "medium", "low"];

export async function judgeGroup(
  ports: JudgementPorts,
  own: JudgementPorts,
  by: Staff,
  incident: IncidentId,
  { people, reasons, supersedes, sure }: JudgementForm,
): Promise<Outcome<Decision, DecisionProblem | WordsProblem>> {
  const unfit = problemOfGroup(people);
  if (unfit !== null) return failed(unfit);
  if (problemOfReasons(reasons)?.kind === "reasons-missing") return failed({ kind: "reasons-missing" });
  const text = {
    question: `Are these people told: ${groupInWords(people)}?`,
    options: "To tell each of them; to tell none of them; to give public notice in the place of that.",
    decided: tellingInWords(people),
    reasons,
  };
  const decidedAt = ports.now();
  return await makeDecision(ports, own, by, incident, {
    ...{ kind: "telling", text, decidedAt, supersedes, people, sure },
  });
}

/** How many of each severity are judged, and how: what a page of drafting says before anything is drafted. */
export async function judgedPeople(
  own: JudgementPorts,
  { authority }: Staff,
  incident: IncidentId,
): Promise<readonly JudgedBand[]> {
  const [decisions, groups] = await Promise.all([
    own.decided.of({ incident, authority }),
    own.gating.groups(incident, authority),
  ]);
  const inForce = judgementsInForce(decisions);
  return bands.map((band) => {
    const here = groups
      .filter((group) => group.band === band)
      .map((group) => ({
        ...group,
        telling: judgementOf(inForce, group)?.people?.telling ?? ("unjudged" as const),
      }));
    const count = (telling: Telling | "unjudged"): number =>
      sum(here.filter((group) => group.telling === telling).map(({ people }) => people));
    return {
      band,
      people: sum(here.map(({ people }) => people)),
      without: sum(here.map(({ without }) => without)),
      unjudged: here
        .filter((group) => group.telling === "unjudged" && group.without > 0)
        .map(({ categories, without }) => ({ categories, people: without }))
        .toSorted((a, b) => b.people - a.people),
      by: {
        tell: count("tell"),
        "not-tell": count("not-tell"),
        "public-notice": count("public-notice"),
        unjudged: count("unjudged"),
      },
    };
  });
}

export async function weighGroup(
  own: JudgementPorts,
  { authority }: Staff,
  incident: IncidentId,
  group: Pick<PeopleGroup, "bands" | "categories">,
): Promise<number> {
  const whole: PeopleGroup = { ...group, telling: "tell", exemption: null };
  const groups = await own.gating.groups(incident, authority);
  return sum(groups.filter((one) => isInGroup(whole, one)).map(({ people }) => people));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
