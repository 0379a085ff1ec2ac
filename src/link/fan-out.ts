/** Fan-out: how many different people's names a value stands with. The body's own numbers stand with everybody's. */
import type { Bundle } from "./bundle/bundle.ts";

/** A value with more names than this belongs to an office, a hostel, a form; it says nothing of who a person is. */
const SHARED = { identifier: 4, contact: 8 } as const;

const personal = new Set(["nino", "nhs-number", "utr", "passport", "driving-licence", "upn"]);

export function sharedValues(bundles: readonly Bundle[]): ReadonlySet<string> {
  const names = new Map<string, Set<string>>();
  for (const bundle of bundles) {
    const name = bundle.names.find(({ surname }) => surname !== "");
    if (name === undefined) continue;
    const short = `${name.surname} ${name.givens[0]?.[0] ?? ""}`;
    for (const [type, values] of bundle.values)
      for (const value of values) {
        const key = `${type}:${value}`;
        const known = names.get(key);
        if (known === undefined) names.set(key, new Set([short]));
        else known.add(short);
      }
  }
  const shared = new Set<string>();
  for (const [key, { size }] of names) {
    const most = personal.has(key.slice(0, key.indexOf(":"))) ? SHARED.identifier : SHARED.contact;
    if (size > most) shared.add(key);
  }
  return shared;
}
