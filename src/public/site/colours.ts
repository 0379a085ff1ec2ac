/**
 * The authorities' own colours as a style sheet: one class each, for no page may hold styles of its own. Its address holds
 * a hash of it. Colours were made fit to be read when staff saved them (domain/bodies/colour.ts).
 */
import { createHash } from "node:crypto";
import type { PublishedAuthority } from "../../domain/publication/published-authority.ts";

export type ColourSheet = { readonly href: string; readonly css: string };

/** Null where no authority has a colour of its own. */
export function colourSheet(authorities: readonly PublishedAuthority[]): ColourSheet | null {
  const css = authorities
    // A key and a colour of other shape would be something else than a class and a colour.
    .filter(({ key, colour }) => /^[a-z0-9-]+$/.test(key) && /^#[0-9a-f]{6}$/.test(colour))
    .map(({ key, colour }) => `.site-colour-${key}{--site-ink:${colour};--govuk-brand-colour:${colour}}`)
    .join("\n");
  if (css === "") return null;
  const hash = createHash("sha256").update(css).digest("hex").slice(0, 12);
  return { href: `/assets/colours-${hash}.css`, css };
}
