/** Complaints, and corrections (UK GDPR Art. 16), of anybody: no account, no contact needed, and no record needed. */
import {
  type ComplaintKind,
  complaintKinds,
  longestComplaint,
  longestComplaintLine,
} from "../../domain/complaints/complaint.ts";
import type { SentFields } from "../../domain/hatch/submission.ts";
import {
  type FormPage,
  type FormReply,
  type FormVisit,
  formPage,
  line,
  type SubmitProblem,
  statusOfProblem,
} from "../hatch/form-page.ts";

export const complainPage = pageAt("/complain", "complain-title", "complaint");
export const correctPage = pageAt("/correct", "correct-title", "");

function pageAt(path: string, title: string, kind: ComplaintKind | ""): FormPage {
  const about = { path, title };
  return {
    path,
    takes: { bytes: 32 * 1024 },
    get: async (visit) => show(visit, about, { ...typedIn({}), kind }, []),
    async post(visit) {
      const typed = typedIn(visit.fields);
      const faults = faultsOf(typed, visit);
      if (faults.length > 0) return show(visit, about, typed, faults);
      const sent = await visit.submit("complaint", typed);
      if (!sent.ok) return show(visit, about, typed, [], sent.problem);
      return formPage("complain/sent.njk", {
        title: "sent-title",
        reference: sent.value.reference,
        urgent: typed.kind === "not-for-me",
      });
    },
  };
}

type Typed = ReturnType<typeof typedIn>;
/** `key`: of the words that say what is wrong. */
type Fault = { readonly field: string; readonly key: string; readonly most?: number };

function typedIn(fields: SentFields) {
  const words = fields["words"];
  const first = typeof words === "string" ? words : (words?.[0] ?? "");
  return {
    kind: line(fields, "kind"),
    words: first.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/gu, " ").trim(),
    ...{ name: line(fields, "name"), contact: line(fields, "contact"), letter: line(fields, "letter") },
    authority: line(fields, "authority"),
  };
}

function faultsOf(typed: Typed, { contacts }: FormVisit): readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (field: string, key: string, most = 0): void => void faults.push({ field, key, most });
  if (!(complaintKinds as readonly string[]).includes(typed.kind)) fault("kind", "no-kind");
  const keys = contacts.authorities.map(({ key }) => key);
  if (keys.length > 1 && !keys.includes(typed.authority)) fault("authority", "no-council");
  if (typed.words === "") fault("words", "no-words");
  if (typed.words.length > longestComplaint) fault("words", "words-long", longestComplaint);
  for (const field of ["name", "contact", "letter"] as const)
    if (typed[field].length > longestComplaintLine) fault(field, "line-long", longestComplaintLine);
  return faults;
}

function show(
  { contacts }: FormVisit,
  about: { readonly path: string; readonly title: string },
  typed: Typed,
  faults: readonly Fault[],
  problem: SubmitProblem | null = null,
): FormReply {
  const items = (all: readonly (readonly [string, string])[], chosen: string, id: string) =>
    all.map(([value, text], at) => ({
      ...{ value, text, checked: value === chosen },
      id: at === 0 ? id : `${id}-${at + 1}`,
    }));
  const councils = contacts.authorities.map(({ key, name }) => [key, name] as const);
  return formPage(
    "complain/page.njk",
    {
      ...{ ...about, typed, faults, problem },
      faultOf: Object.fromEntries(faults.map((one) => [one.field, one])),
      kinds: items(
        complaintKinds.map((kind) => [kind, ""] as const),
        typed.kind,
        "kind",
      ),
      authorities: councils.length > 1 ? items(councils, typed.authority, "authority") : [],
    },
    problem !== null ? statusOfProblem(problem) : faults.length > 0 ? 400 : 200,
  );
}
