/** Which pages ask once more who it is: those that say so of themselves, and those whose verb the table says it of. */
import { permissions, ruleOf, type Verb } from "../../domain/staff/permissions.ts";

export type Asking = {
  readonly confirms?: true;
  readonly verbs?: { readonly get?: string; readonly post?: string };
};

export function asksAgain({ confirms, verbs }: Asking, method: "get" | "post"): boolean {
  const verb = verbs?.[method];
  return confirms === true || (verb !== undefined && isVerb(verb) && ruleOf(verb).reauth === true);
}

/** A page may also be open to everybody, which is no verb of the table. */
function isVerb(verb: string): verb is Verb {
  return Object.hasOwn(permissions, verb);
}
