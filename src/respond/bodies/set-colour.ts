/** An authority's own colour on the public page, darkened where words on it could not be read. */
import type { Authority } from "../../domain/bodies/authority.ts";
import { colourTyped, type FitColour, fitColour } from "../../domain/bodies/colour.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { ColourProblem } from "../desk/house/place-desk.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";

/** `typed` "": the site's own colour again. */
export async function setColour(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  id: AuthorityId,
  typed: string,
  version: FromVersion = "any",
): Promise<Outcome<FitColour | null, ColourProblem | ChangedMeanwhile>> {
  if (!mayActFor(by, id)) return failed({ kind: "not-yours" });
  const wanted = typed.trim() === "" ? null : colourTyped(typed);
  if (wanted === null && typed.trim() !== "") return failed({ kind: "colour-malformed" });
  const fit = wanted === null ? null : fitColour(wanted);
  const change = changeBy(by, ports.now());
  const outcome = await ports.bodies.alterColour<never>(change, id, version, (current) => {
    const next: Authority = { ...current, colour: fit?.colour ?? "" };
    const changes = fieldChanges({ colour: current.colour ?? "" }, { colour: next.colour ?? "" });
    const about = { subject: `authority:${current.key}` };
    const entry = note(change, "authority.colour-set", about, { authority: id }, { changes });
    return done({ next, entries: [entry] });
  });
  if (outcome.ok) return done(fit);
  return failed(outcome.problem.kind === "not-there" ? { kind: "no-such-authority" } : outcome.problem);
}
