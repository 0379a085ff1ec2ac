/** The form by which staff report something suspicious: no account, no network of theirs, no script, and no record needed. */
import { largestFile } from "../../domain/sightings/sighting.ts";
import {
  type FormPage,
  type FormVisit,
  formPage,
  type SubmitProblem,
  statusOfProblem,
} from "../hatch/form-page.ts";
import { type FieldFault, faultsOf, handedOver, type Typed, typedIn } from "./form.ts";

const title = "Report something suspicious";

export const reportPage: FormPage = {
  path: "/report",
  // One file, and the words around it.
  takes: { bytes: largestFile + 128 * 1024, files: 1 },
  get: async (visit) => show(visit, typedIn({}), []),
  async post(visit) {
    const typed = typedIn(visit.fields);
    const faults = faultsOf(
      typed,
      visit.files,
      visit.contacts.authorities.map(({ key }) => key),
      visit.now,
    );
    if (faults.length > 0) return show(visit, typed, faults);
    const sent = await visit.submit("sighting", handedOver(typed));
    if (!sent.ok) return show(visit, typed, [], sent.problem);
    return formPage("report/sent.njk", {
      title: "Thank you",
      reference: sent.value.reference,
      urgent: typed.acts.includes("typed") || typed.acts.includes("opened"),
      clicked: typed.acts.includes("clicked"),
    });
  },
};

const kinds = [
  { value: "email", text: "An email" },
  { value: "link", text: "A link or a web page" },
  { value: "text", text: "A text message" },
  { value: "call", text: "A phone call" },
  { value: "login-prompt", text: "A box that asks you to sign in or to approve" },
  { value: "device", text: "A computer or phone that behaves oddly" },
  { value: "other", text: "Something else" },
];

const did = [
  { value: "typed", text: "I typed a password, a code or bank details" },
  { value: "opened", text: "I opened or downloaded a file" },
  { value: "clicked", text: "I clicked a link or scanned a code" },
];

function show(
  { contacts }: FormVisit,
  typed: Typed,
  faults: readonly FieldFault[],
  problem: SubmitProblem | null = null,
) {
  const items = (choices: typeof kinds, chosen: readonly string[], id: string) =>
    choices.map(({ value, text }, at) => ({
      ...{ value, text, checked: chosen.includes(value) },
      id: at === 0 ? id : `${id}-${at + 1}`,
    }));
  const errors = Object.fromEntries(faults.map(({ field, text }) => [field, { text }]));
  const status = problem !== null ? statusOfProblem(problem) : faults.length > 0 ? 400 : 200;
  return formPage(
    "report/page.njk",
    {
      title,
      typed,
      problem,
      faults,
      errors,
      kinds: items(kinds, [typed.kind], "kind"),
      did: items(did, typed.acts, "acts"),
      authorities:
        contacts.authorities.length > 1
          ? items(
              contacts.authorities.map(({ key, name }) => ({ value: key, text: name })),
              [typed.authority],
              "authority",
            )
          : [],
    },
    status,
  );
}
