/** Tells of an outage; the services that stand on a shared system are suggested from the map. */
import type { ServiceId, SystemId } from "../../../domain/ids.ts";
import { type FieldError, type Fields, formView, raw, several, text } from "../../frame/fields.ts";
import { momentFields, readMoment } from "../../frame/moment-fields.ts";
import { notFound, notYours, page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { wrong } from "../../frame/wrong.ts";
import { publishAnew } from "../../public-page/refresh.ts";
import { isLook, lookAt } from "../look.ts";
import { fieldsOfProblems, readWords, statusChoices } from "../outage-form.ts";

export const path = "/outages/new";
export const needs = "staff";
export const verbs = { get: "outage.tell", post: "outage.tell" } as const;

export async function get(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, query, now } = visit;
  const system = text(query, "system");
  const suggested = system === "" ? [] : await desk.servicesOn(staff, system as SystemId);
  const named = (await desk.sharedMap(staff)).systems.find(({ id }) => id === system);
  const title = named === undefined ? {} : { title: named.name };
  return await show(
    visit,
    { ...title, system, services: [...suggested], ...momentFields("started", now) },
    [],
  );
}

export async function post(visit: StaffVisit): Promise<Reply> {
  const { desk, staff, form } = visit;
  const { words, errors } = readWords(form);
  const started = readMoment(form, "started", "The start");
  const late = started.kind === "error" ? [started.error] : [];
  if (started.kind === "empty")
    late.push({ field: "started-day", text: "Enter the day and the time of the start" });
  if (words === null || started.kind !== "moment") return await show(visit, form, [...errors, ...late]);
  if (isLook(form)) return await show(visit, form, []);
  const services = several(form, "services") as readonly ServiceId[];
  const system = await knownSystem(visit, raw(form, "system"));
  const wanted = { ...words, services, system, startedAt: started.moment };
  const outcome = await desk.tellOutage(staff, staff.authority, wanted);
  if (outcome.ok) {
    const { id, parts } = outcome.value;
    const asked = parts.filter(({ state }) => state === "waiting").length;
    const others = asked === 1 ? "1 other authority is asked." : `${asked} other authorities are asked.`;
    return redirect(
      `/outages/${id}`,
      await publishAnew(visit, `The outage is told.${asked === 0 ? "" : ` ${others}`}`),
    );
  }
  const { problem } = outcome;
  if (problem.kind === "not-yours") return notYours;
  return problem.kind === "no-such-outage"
    ? notFound
    : await show(visit, form, [wrong<string>(problem, fieldsOfProblems)]);
}

async function knownSystem({ desk, staff }: StaffVisit, id: string): Promise<SystemId | null> {
  const { systems } = await desk.sharedMap(staff);
  return systems.find((one) => one.id === id)?.id ?? null;
}

async function show(visit: StaffVisit, values: Fields, errors: readonly FieldError[]): Promise<Reply> {
  const { desk, staff, authorities } = visit;
  const [services, { systems }] = await Promise.all([desk.services(staff), desk.sharedMap(staff)]);
  const ownFirst = authorities.toSorted(
    (a, b) => Number(b.id === staff.authority) - Number(a.id === staff.authority),
  );
  return page(
    "public-services/tell/page.njk",
    {
      title: "Tell of an outage",
      back: { href: "/outages", text: "Outages" },
      form: formView(values, errors),
      statuses: statusChoices,
      seen: isLook(values) ? lookAt(values, text(values, "title"), "words") : null,
      systems: systems.map(({ id, name }) => ({ value: id, text: name })),
      suggested: raw(values, "system") !== "",
      groups: ownFirst
        .map(({ id, name }) => ({
          ...{ name, asked: id !== staff.authority },
          services: services
            .filter(({ authority }) => authority === id)
            .map((one) => ({ value: one.id, text: one.name })),
        }))
        .filter((group) => group.services.length > 0),
    },
    { status: errors.length > 0 ? 400 : 200, readability: true },
  );
}
