/** Deciding about a change that somebody asks for. */
import {
  contactOfWish,
  type DecideProblem,
  readingOfWish,
  type WishKind,
} from "../../../domain/contacts/contact.ts";
import { noticeFormats } from "../../../domain/notices/notice.ts";
import { type FieldError, type Fields, formView, longText, oneOf, raw } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { formatChoices } from "../../wording/formats.ts";
import { wishTags, wishWords } from "../words.ts";

export const path = "/incidents/:incident/changes-asked/:wish";
export const needs = "incident";
export const verbs = { get: "contact.decide", post: "contact.decide" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return await show(visit, {}, []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, params } = visit;
  const to = oneOf(form, "to", ["taken", "declined"]);
  const reasons = longText(form, "reasons");
  if (to === undefined) return await show(visit, form, [{ field: "to", text: "Select what you decide" }]);
  const format = oneOf(form, "format", noticeFormats);
  const language = raw(form, "language");
  const reading = { ...(format && { format }), ...(language && { language }) };
  const decided = await desk.decideWish(staff, incident.id, params["wish"]!, { to, reasons, reading });
  if (decided.ok)
    return redirect(`/incidents/${incident.reference}/changes-asked`, decidedWords(to, decided.value.kind));
  const { problem } = decided;
  if (problem.kind === "no-such-wish") return notFound;
  const error = wrong<DecideProblem["kind"]>(problem, {
    "reasons-missing": "reasons",
    "words-too-long": "reasons",
    "wish-format-missing": "format",
    "wish-language-missing": "language",
  });
  return await show(visit, form, [error], problem.kind === "wish-decided" ? 409 : 400);
}

function decidedWords(to: "taken" | "declined", kind: WishKind): string {
  if (to === "taken" && contactOfWish(kind) !== null)
    return "It is one of their contacts now. Whoever releases their notice can choose it.";
  if (to === "taken" && readingOfWish(kind) !== null)
    return "That is how they read from now on. A notice that is drafted already can be written anew, under Notices.";
  return "It is decided.";
}

async function show(
  { desk, staff, incident, params }: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  status = errors.length > 0 ? 400 : 200,
): Promise<Reply> {
  const wish = await desk.wish(staff, incident.id, params["wish"]!);
  if (wish === null) return notFound;
  const base = `/incidents/${incident.reference}`;
  const part = readingOfWish(wish.kind);
  const languages = part === "language" ? await desk.noticeLanguages(staff) : [];
  return page(
    "contacts/wish/page.njk",
    {
      title: `A change for ${wish.reference}`,
      back: { href: `${base}/changes-asked`, text: "Changes that people ask for" },
      ...{ base, here: `${base}/changes-asked/${wish.id}`, person: wish.person, reference: wish.reference },
      name: wish.name === "" ? "No name found" : wish.name,
      ...{ what: wishWords[wish.kind], value: wish.value, at: wish.at, by: wish.byName },
      ...{ stands: wishTags[wish.state], isOpen: wish.state === "open", reasons: wish.reasons },
      isContact: contactOfWish(wish.kind) !== null,
      part,
      formats: formatChoices,
      languages: [
        { value: "", text: "Select one" },
        ...languages.map(({ code, name }) => ({ value: code, text: name })),
      ],
      form: formView(values, errors),
      choices: [
        { value: "taken", text: "Take it up" },
        { value: "declined", text: "Decline it" },
      ],
    },
    { status },
  );
}
