/** One hostile request, by chance: a form with something in its fields, an address, a body, a method or headers that are none. */
import type { Asked, Asker } from "./asker.ts";
import type { Chance } from "./chance.ts";
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
  const route = chance.of(known.routes);
  const posts = known.routes.filter(({ methods }) => methods.includes("POST"));
  switch (chance.below(8)) {
    case 0:
    case 1:
    case 2:
      if (asker.forms.length > 0) return sentForm(chance, asker.token, chance.of(asker.forms));
      return { method: "GET", url: addressOf(chance, route, known) };
    case 3:
      return oddBody(chance, asker.token, addressOf(chance, chance.of(posts), known, 8));
    case 4:
      return { method: chance.of(oddMethods), url: addressOf(chance, route, known, 8) };
    case 5:
      return { method: "GET", url: addressOf(chance, route, known, 8), headers: chance.of(oddHeaders) };
    default:
      return { method: "GET", url: addressOf(chance, route, known) };
  }
}

function sentForm(chance: Chance, token: string, { action, fields }: Form): Asked {
  const sent: [string, string][] = fields
    .filter(({ name }) => name !== "_csrf")
    .filter(() => !chance.once(12))
    .map((field) => [field.name, plausible(chance, field)]);
  for (let spoilt = chance.below(3); spoilt >= 0 && sent.length > 0; spoilt--)
    sent[chance.below(sent.length)]![1] = hostile(chance);
  if (chance.once(10) && sent.length > 0) sent.push([chance.of(sent)[0], hostile(chance)]);
  if (chance.once(12))
    sent.push([chance.of(["__proto__", "constructor", "a[b]", "_csrf", "", hostile(chance)]), "x"]);
  sent.push(["_csrf", chance.once(25) ? hostile(chance) : token]);
  const payload = sent.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join("&");
  return { method: "POST", url: action, headers: form, payload };
}

/** What a person would fill in, so that the form gets as far as it can. */
function plausible(chance: Chance, { name, values }: Field): string {
  const value = chance.of(values);
  if (value !== "") return value;
  if (/mail/u.test(name)) return `p${chance.below(50)}@northmere.example`;
  if (/day|month|hour|minute/u.test(name)) return String(1 + chance.below(12));
  if (/year/u.test(name)) return String(2000 + chance.below(26));
  if (/passphrase/u.test(name)) return "another lantern harbour";
  return chance.of(["Some words", "07:30", "2026-01-05", "020 7946 0000", ""]);
}

function oddBody(chance: Chance, token: string, url: string): Asked {
  const type = chance.once(2) ? form["content-type"] : chance.of(oddTypes);
  const body = chance.of(oddBodies);
  const payload = chance.once(2) ? `_csrf=${encoded(token)}&${body}` : body;
  return { method: "POST", url, headers: type === "" ? {} : { "content-type": type }, payload };
}

/** `kept`: how often of so many a parameter is left as the app gave it. */
function addressOf(chance: Chance, { path }: Route, { values }: Known, kept = 3): string {
  const filled = path.replace(/:(\w+)/gu, (_, name: string) => {
    const real = values.get(name) ?? [];
    return real.length > 0 && !chance.once(kept) ? chance.of(real) : hostileInAddress(chance);
  });
  const odd = chance.once(20) ? chance.of(["/", "//", "/.", "/..;/", "%2f", "?", "/%"]) : "";
  if (chance.once(3)) return filled + odd;
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
    const name = chance.once(8) ? hostileInAddress(chance) : chance.of(names);
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
