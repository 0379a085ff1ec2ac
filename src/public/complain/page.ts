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

const kinds: Readonly<Record<ComplaintKind, string>> = {
  complaint: "I want to complain",
  "wrong-data": "What you say about me is wrong",
  "not-for-me": "A letter or message of yours is not for me",
  moved: "I have moved, or my details have changed",
};

export const complainPage = pageAt("/complain", "Complain about how we handled your data", "complaint");
export const correctPage = pageAt("/correct", "Tell us what we have wrong", "");

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
        title: "We have what you sent",
        reference: sent.value.reference,
        urgent: typed.kind === "not-for-me",
      });
    },
  };
}

type Typed = ReturnType<typeof typedIn>;
type Fault = { readonly field: string; readonly text: string };

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
  const fault = (field: string, text: string): void => void faults.push({ field, text });
  if (!(complaintKinds as readonly string[]).includes(typed.kind)) fault("kind", "Select what it is about");
  const keys = contacts.authorities.map(({ key }) => key);
  if (keys.length > 1 && !keys.includes(typed.authority))
    fault("authority", "Select which council it is about");
  if (typed.words === "") fault("words", "Tell us what is wrong");
  if (typed.words.length > longestComplaint)
    fault("words", `Make it shorter: ${longestComplaint.toLocaleString("en-GB")} characters at most`);
  for (const field of ["name", "contact", "letter"] as const)
    if (typed[field].length > longestComplaintLine)
      fault(field, `Write ${longestComplaintLine} characters or fewer here`);
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
      errors: Object.fromEntries(faults.map(({ field, text }) => [field, { text }])),
      kinds: items(Object.entries(kinds), typed.kind, "kind"),
      authorities: councils.length > 1 ? items(councils, typed.authority, "authority") : [],
    },
    problem !== null ? statusOfProblem(problem) : faults.length > 0 ? 400 : 200,
  );
}
