/** Adds a service to the public page of an authority; it starts as running. */

import type { Service } from "../../domain/bodies/service.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";
import { newService } from "./starting-services.ts";

export async function addService(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  form: { readonly authority: AuthorityId; readonly name: string },
): Promise<Service> {
  if (!mayActFor(by, form.authority)) throw new Error("Staff add services of their own authority alone");
  const at = ports.now();
  const service = newService(form.authority, form.name.trim(), at);
  const change = changeBy(by, at);
  const detail = { authority: form.authority, name: service.name };
  return await ports.bodies.addService(change, service, [
    note(change, "service.added", { subject: `service:${service.id}` }, detail),
  ]);
}
