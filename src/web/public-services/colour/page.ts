/** The colour of one's own authority on its public pages, seen before it is saved. */
import { colourTyped, contrast, fitColour } from "../../../domain/bodies/colour.ts";
import { type ChangedView, changedView, statusOf, versionIn, withVersion } from "../../frame/changed.ts";
import { type FieldError, type Fields, formView, raw, text } from "../../frame/fields.ts";
import { type IncidentVisit, notFound, notYours, page, type Reply, redirect } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";

export const path = "/incidents/:incident/services/colour";
export const needs = "incident";
export const verbs = { get: "authority.change-contact", post: "authority.change-contact" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  return show(visit, await standingOf(visit), []);
}

export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form } = visit;
  const typed = text(form, "colour");
  if (raw(form, "answer") === "look") {
    const malformed = typed !== "" && colourTyped(typed) === null;
    return show(
      visit,
      form,
      malformed ? [wrong({ kind: "colour-malformed" }, { "colour-malformed": "colour" })] : [],
    );
  }
  const outcome = await desk.setColour(staff, staff.authority, typed, versionIn(form));
  if (outcome.ok) {
    const fit = outcome.value;
    const said =
      fit === null
        ? "Your pages have the colour of this site."
        : `Your colour is ${fit.colour}, with a contrast of ${ratioOf(fit.ratio)} to 1${fit.darkened ? ", darker than you asked for" : ""}.`;
    return redirect(`/incidents/${incident.reference}/services`, await publishAnew(visit, said));
  }
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  if (problem.kind === "no-such-authority") return notFound;
  if (problem.kind !== "changed-meanwhile")
    return show(visit, form, [wrong<string>(problem, { "colour-malformed": "colour" })]);
  const theirs = await standingOf(visit);
  const changed = changedView(problem, { colour: "Colour" }, theirs, form);
  return show(visit, { ...form, version: theirs["version"] }, [], changed);
}

/** As a form opened now has it: the version first, so that it is never newer than what is shown. */
async function standingOf({ desk, staff }: IncidentVisit): Promise<Fields> {
  const version = await desk.version(staff, { kind: "colour", authority: staff.authority });
  const own = (await desk.authorities(staff)).find(({ id }) => id === staff.authority);
  return withVersion({ colour: own?.colour ?? "" }, version);
}

function show(
  visit: IncidentVisit,
  values: Fields,
  errors: readonly FieldError[],
  changed: ChangedView | null = null,
): Reply {
  const services = `/incidents/${visit.incident.reference}/services`;
  const asked = colourTyped(text(values, "colour"));
  const fit = asked === null ? null : fitColour(asked);
  const name = visit.authorities.find(({ id }) => id === visit.staff.authority)?.name ?? "";
  return page(
    "public-services/colour/page.njk",
    {
      ...{ title: "Colour of your authority", services, here: `${services}/colour`, changed },
      form: formView(values, errors),
      back: { href: services, text: "Services" },
      shortName: name.length > 40 ? `${name.slice(0, 39)}…` : name,
      shown:
        fit === null || asked === null
          ? null
          : {
              ...fit,
              ratio: ratioOf(fit.ratio),
              asked: `${asked} (${ratioOf(contrast(asked, "#ffffff"))} to 1)`,
            },
    },
    { status: statusOf(changed, errors) },
  );
}

/** Rounded down, so that 4.49 never looks like 4.5. */
function ratioOf(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}
