/**
 * "Am I affected?" Whatever the truth, the same page in the same time: this process knows nobody, looks nobody up, and
 * hands over what was typed, sealed. The answer goes to the contact that the council held already, and nowhere else.
 */
import {
  type FormPage,
  type FormReply,
  type FormVisit,
  formPage,
  type SubmitProblem,
  statusOfProblem,
} from "../hatch/form-page.ts";
import { type Fault, faultIn, handedOver, type TypedForm, typedIn } from "./question.ts";

export const checkPage: FormPage = {
  path: "/check",
  takes: { bytes: 16 * 1024 },
  // A library, a hostel or a whole street behind one address. Whoever is asked for is written to once a day, at most.
  most: 60,
  get: async (visit) => show(visit, typedIn({}, visit.language), null),
  async post(visit) {
    const typed = knownAuthority(visit, typedIn(visit.fields, visit.language));
    const fault = faultIn(typed);
    if (fault !== null) return show(visit, typed, fault);
    const sent = await visit.submit("check", handedOver(typed), []);
    if (!sent.ok) return show(visit, typed, null, sent.problem);
    return formPage("check/sent.njk", {});
  },
};

/** In which we write to whoever asked. */
const written = [
  { value: "en", text: "English" },
  { value: "cy", text: "Cymraeg" },
] as const;

function knownAuthority({ contacts }: FormVisit, typed: TypedForm): TypedForm {
  return contacts.authorities.some(({ key }) => key === typed.authority)
    ? typed
    : { ...typed, authority: "" };
}

function show(
  { contacts }: FormVisit,
  typed: TypedForm,
  fault: Fault | null,
  problem: SubmitProblem | null = null,
): FormReply {
  const status = problem !== null ? statusOfProblem(problem) : fault !== null ? 400 : 200;
  const authorities = contacts.authorities.map(({ key, name }, at) => ({
    ...{ value: key, text: name, checked: key === typed.authority },
    // The first is "any of them".
    id: `authority-${at + 2}`,
  }));
  return formPage(
    "check/page.njk",
    {
      ...{ typed, problem, faults: fault === null ? [] : [fault] },
      authorities: authorities.length > 1 ? authorities : [],
      languages: written.map(({ value, text }, at) => ({
        ...{ value, text, checked: value === typed.language, attributes: { lang: value } },
        id: at === 0 ? "language" : `language-${at + 1}`,
      })),
    },
    status,
  );
}
