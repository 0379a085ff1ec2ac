/** What to do next, worked out from where the response stands; the most pressing first. */
import type { Holding } from "../../../domain/documents/holding.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { Situation } from "../../../respond/desk/desk.ts";
import type { RegulatorLine } from "../../../respond/desk/incident/regulator-desk.ts";
import { unreachable } from "../../notices/reachable.ts";
import { hoursInWords } from "../../words/dates.ts";
import { count } from "../../words/numbers.ts";
import type { Urgent } from "./urgent.ts";

export type Step = { readonly text: string; readonly href: string; readonly why: string };

export function nextSteps(
  situation: Situation,
  reader: Pick<Staff, "authority" | "role">,
  urgent: Urgent,
  regulator: readonly RegulatorLine[] = [],
): readonly Step[] {
  const base = `/incidents/${situation.incident.reference}`;
  const reach: Step = {
    text: "Say how people reach your authority",
    href: `${base}/services/contact`,
    why: "The law asks for a contact in every notice, and no notice is drafted without one.",
  };
  const silent = unreachable({ authorities: situation.authorities, staff: reader });
  const settled = new Set(regulator.filter(isSettled).map(({ authority }) => authority));
  const open = situation.clocks.filter(({ authority }) => !settled.has(authority.id));
  const own = open.filter(({ authority }) => authority.id === reader.authority);
  const others = open.filter(({ authority }) => authority.id !== reader.authority);
  const [pressing, running] = [true, false].map((wanted) =>
    own.filter((clock) => isPressing(clock) === wanted),
  );
  return [
    ...clockSteps(pressing ?? [], reader, base),
    ...regulatorSteps(regulator, reader, base),
    ...findingSteps(situation, base),
    ...(silent ? [reach] : []),
    ...tellingSteps(situation, urgent, base),
    ...clockSteps(running ?? [], reader, base),
    ...clockSteps(others.filter(isPressing), reader, base),
  ];
}

/** Reported, or decided with reasons that it is not: nothing is due any more. */
function isSettled({ reportedAt, own }: RegulatorLine): boolean {
  return reportedAt !== null || own?.decidedNotToReport === true;
}

function regulatorSteps(
  regulator: readonly RegulatorLine[],
  { role }: Pick<Staff, "role">,
  base: string,
): readonly Step[] {
  const line = regulator.find(({ own }) => own !== null);
  if (line === undefined || line.own === null) return [];
  const { followUpDue, nearMissUndecided, decisionsWaiting } = line.own;
  return [
    ...(followUpDue && mayEver(role, "report.write")
      ? [
          {
            text: "Send the regulator a follow-up report",
            href: `${base}/report`,
            why: "Figures have changed since the last one.",
          },
        ]
      : []),
    ...(nearMissUndecided && mayEver(role, "decision.make")
      ? [
          {
            text: "Record the decision behind the near miss",
            href: `${base}/decisions/make?kind=near-miss`,
            why: "The law asks for the reasons, also where nothing is reported.",
          },
        ]
      : []),
    ...(decisionsWaiting > 0
      ? [
          {
            text: `Say yes or no to ${count(decisionsWaiting, "decision", "decisions")} of a colleague`,
            href: `${base}/decisions?state=waiting`,
            why: "It holds only once a second person has confirmed it.",
          },
        ]
      : []),
  ];
}

type Clock = Situation["clocks"][number];

function isPressing({ hoursLeft }: Clock): boolean {
  return hoursLeft === null || hoursLeft < 24;
}

function clockSteps(
  clocks: readonly Clock[],
  reader: Pick<Staff, "authority" | "role">,
  base: string,
): readonly Step[] {
  // Whose report it is opens it; for everybody else there is the clock.
  const pageOf = ({ id }: Clock["authority"]) =>
    id === reader.authority && mayEver(reader.role, "report.read") ? "report" : "clocks";
  return clocks
    .toSorted((a, b) => (a.hoursLeft ?? Number.POSITIVE_INFINITY) - (b.hoursLeft ?? Number.POSITIVE_INFINITY))
    .map(({ authority, hoursLeft }) =>
      hoursLeft === null
        ? {
            text: `Say when ${authority.name} became aware`,
            href: `${base}/clocks/${authority.id}`,
            why: "Its 72 hours to report to the regulator start at that moment.",
          }
        : {
            text: `Report to the regulator for ${authority.name}`,
            href: `${base}/${pageOf(authority)}`,
            why: urgency(hoursLeft),
          },
    );
}

function urgency(hoursLeft: number): string {
  return hoursLeft < 0
    ? `The 72 hours ended ${hoursInWords(hoursLeft)} ago. If it has not been reported, report now and give the reasons for the delay.`
    : `${hoursInWords(hoursLeft)} left. If it has not been reported yet, what is known is enough: the rest can follow in phases.`;
}

function findingSteps({ holdings }: Situation, base: string): readonly Step[] {
  if (holdings.length === 0) {
    const why = "Candour reads the files and finds who is in them, and what was taken about each.";
    return [{ text: "Load a copy of what was taken", href: `${base}/holdings/load`, why }];
  }
  return holdings
    .filter((holding: Holding) => holding.state === "failed")
    .map(({ id, name, problem }) => ({
      text: `Look at why “${name}” stopped`,
      href: `${base}/holdings/${id}`,
      why: problem ?? "Its review can be started again; what was read is kept.",
    }));
}

function tellingSteps(
  { notices, services, latestStatement }: Situation,
  urgent: Urgent,
  base: string,
): readonly Step[] {
  const of = (state: string) => notices[state] ?? 0;
  const steps: readonly (Step | false)[] = [
    urgent.withoutNotice > 0 && {
      text: "Draft the notices for those at high risk",
      href: `${base}/notices/draft`,
      why: `${count(urgent.withoutNotice, "person", "people")} at high or very high risk ${urgent.withoutNotice === 1 ? "has" : "have"} no notice yet, and must be told without undue delay.`,
    },
    of("held") > 0 && {
      text: `Look at ${count(of("held"), "held notice", "held notices")}`,
      href: `${base}/notices?state=held`,
      why:
        urgent.held > 0
          ? `${count(urgent.held, "is", "are")} to people at high or very high risk. Nobody is written to where that could do harm, until somebody has looked.`
          : "Nobody is written to where that could do harm, until somebody has looked.",
    },
    of("drafted") > 0 && {
      text: `Approve ${count(of("drafted"), "drafted notice", "drafted notices")}`,
      href: `${base}/notices/approve`,
      why: "Nothing is sent that nobody has approved.",
    },
    of("approved") > 0 && {
      text: `Ask to send ${count(of("approved"), "approved notice", "approved notices")}`,
      href: `${base}/notices/send`,
      why: "They are approved. They go out once a colleague says yes as well.",
    },
    of("failed") > 0 && {
      text: `Look at ${count(of("failed"), "notice that failed", "notices that failed")}`,
      href: `${base}/notices?state=failed`,
      why: "These people have not been told.",
    },
    latestStatement?.state !== "published" && {
      text: "Publish a statement",
      href:
        latestStatement === null
          ? `${base}/statements/write`
          : `${base}/statements/${latestStatement.number}`,
      why: "The public hears it from you first. Say what is known and what is not.",
    },
    services.length === 0 && {
      text: "List your services",
      href: `${base}/services`,
      why: "So that the public page can say what runs and what does not.",
    },
  ];
  return steps.filter((step) => step !== false);
}
