/** The form by which staff report something suspicious: no account, no network of theirs, no script, and no record needed. */
import { sightingKinds } from "../../domain/sightings/kind.ts";
import { type Act, largestFile } from "../../domain/sightings/sighting.ts";
import {
  type FormPage,
  type FormVisit,
  formPage,
  type SubmitProblem,
  statusOfProblem,
} from "../hatch/form-page.ts";
import type { FieldFault } from "../languages/template-words.ts";
import { faultsOf, handedOver, type Typed, typedIn } from "./form.ts";

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
      reference: sent.value.reference,
      urgent: typed.acts.includes("typed") || typed.acts.includes("opened"),
      clicked: typed.acts.includes("clicked"),
    });
  },
};

/** What needs us quickest comes first. */
const actsShown: readonly Act[] = ["typed", "opened", "clicked"];

function show(
  { contacts }: FormVisit,
  typed: Typed,
  faults: readonly FieldFault[],
  problem: SubmitProblem | null = null,
) {
  const items = (choices: readonly string[], chosen: readonly string[], id: string) =>
    choices.map((value, at) => ({
      ...{ value, checked: chosen.includes(value) },
      id: at === 0 ? id : `${id}-${at + 1}`,
    }));
  const councils = contacts.authorities;
  const names = new Map<string, string>(councils.map(({ key, name }) => [key, name]));
  const status = problem !== null ? statusOfProblem(problem) : faults.length > 0 ? 400 : 200;
  return formPage(
    "report/page.njk",
    {
      ...{ typed, problem, faults },
      kinds: items(sightingKinds, [typed.kind], "kind"),
      did: items(actsShown, typed.acts, "acts"),
      authorities:
        councils.length > 1
          ? items([...names.keys()], [typed.authority], "authority").map((one) => ({
              ...one,
              text: names.get(one.value) ?? "",
            }))
          : [],
    },
    status,
  );
}
