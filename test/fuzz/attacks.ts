/** One hostile request, by chance: a form with something in its fields, an address, a body, a method or headers that are none. */

import type { Chance } from "../../exercise/chance.ts";
import type { Asked, Asker } from "./asker.ts";
import type { Field, Form } from "./forms.ts";
import { hostile, hostileInAddress, oddBodies, oddHeaders, oddMethods, oddTypes } from "./hostile.ts";
import type { Route } from "./routes.ts";

export type Known = {
  readonly routes: readonly Route[];
  /** What stood in the place of a parameter in addresses that the app itself gave. */
  readonly values: ReadonlyMap<string, readonly string[]>;
};

const form = { "content-type": "application/x-www-form-urlencoded" };

export function attack(chance: Chance, asker: Asker, known: Known): Asked {
  const route = chance.pick(known.routes);
  const posts = known.routes.filter(({ methods }) => methods.includes("POST"));
  switch (chance.below(8)) {
    case 0:
    case 1:
    case 2:
      if (asker.forms.length > 0) return sentForm(chance, asker.token, chance.pick(asker.forms));
      return { method: "GET", url: addressOf(chance, route, known) };
    case 3:
      return oddBody(chance, asker.token, addressOf(chance, chance.pick(posts), known, 8));
    case 4:
      return { method: chance.pick(oddMethods), url: addressOf(chance, route, known, 8) };
    case 5:
      return { method: "GET", url: addressOf(chance, route, known, 8), headers: chance.pick(oddHeaders) };
    default:
      return { method: "GET", url: addressOf(chance, route, known) };
  }
}

function sentForm(chance: Chance, token: string, { action, fields }: Form): Asked {
  const sent: [string, string][] = fields
    .filter(({ name }) => name !== "_csrf")
    .filter(() => !chance.happens(1 / 12))
    .map((field) => [field.name, plausible(chance, field)]);
  for (let spoilt = chance.below(3); spoilt >= 0 && sent.length > 0; spoilt--)
    sent[chance.below(sent.length)]![1] = hostile(chance);
  if (chance.happens(1 / 10) && sent.length > 0) sent.push([chance.pick(sent)[0], hostile(chance)]);
  if (chance.happens(1 / 12))
    sent.push([chance.pick(["__proto__", "constructor", "a[b]", "_csrf", "", hostile(chance)]), "x"]);
  sent.push(["_csrf", chance.happens(1 / 25) ? hostile(chance) : token]);
  const payload = sent.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
  return { method: "POST", url: action, headers: form, payload };
}

/** What a person would fill in, so that the form gets as far as it can. */
function plausible(chance: Chance, { name, values }: Field): string {
  const value = chance.pick(values);
  if (value !== "") return value;
  if (/mail/u.test(name)) return `p${chance.below(50)}@northmere.example`;
  if (/day|month|hour|minute/u.test(name)) return String(1 + chance.below(12));
  if (/year/u.test(name)) return String(2000 + chance.below(26));
  if (/passphrase/u.test(name)) return "another lantern harbour";
  return chance.pick(["Some words", "07:30", "2026-01-05", "020 7946 0000", ""]);
}

function oddBody(chance: Chance, token: string, url: string): Asked {
  const type = chance.happens(1 / 2) ? form["content-type"] : chance.pick(oddTypes);
  const body = chance.pick(oddBodies);
  const payload = chance.happens(1 / 2) ? `_csrf=${encoded(token)}&${body}` : body;
  return { method: "POST", url, headers: type === "" ? {} : { "content-type": type }, payload };
}

/** `kept`: how often of so many a parameter is left as the app gave it. */
function addressOf(chance: Chance, { path }: Route, { values }: Known, kept = 3): string {
  const filled = path.replace(/:(\w+)/gu, (_, name: string) => {
    const real = values.get(name) ?? [];
    return real.length > 0 && !chance.happens(1 / kept) ? chance.pick(real) : hostileInAddress(chance);
  });
  const odd = chance.happens(1 / 20) ? chance.pick(["/", "//", "/.", "/..;/", "%2f", "?", "/%"]) : "";
  if (chance.happens(1 / 3)) return filled + odd;
  const names = [
    "page",
    "back",
    "q",
    "state",
    "channel",
    "band",
    "hold",
    "token",
    "from",
    "sent",
    "code",
    "state",
  ];
  const query = Array.from({ length: 1 + chance.below(3) }, () => {
    const name = chance.happens(1 / 8) ? hostileInAddress(chance) : chance.pick(names);
    return `${name}=${hostileInAddress(chance)}`;
  });
  return `${filled}${odd}?${query.join("&")}`;
}

/** As bytes of UTF-8, lone surrogates as well, which no browser sends. */
function encoded(text: string): string {
  return text
    .split(/(\p{Surrogate})/u)
    .map((part) => (/^\p{Surrogate}$/u.test(part) ? "%ED%A0%80" : encodeURIComponent(part)))
    .join("");
}
