/** The part of the desk about help in person and how an authority looks. */
import type { FitColour } from "../../../domain/bodies/colour.ts";
import type { AuthorityId, PlaceId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Place, PlaceProblem } from "../../../domain/places/place.ts";
import type { Staff } from "../../../domain/staff/staff.ts";
import type { ChangedMeanwhile, FromVersion } from "../../../domain/version.ts";

/** A member of staff, or Candour itself. */
type By = Staff | "system";
type Ended = Promise<Outcome<Place, PlaceProblem | ChangedMeanwhile>>;

export type PlaceDesk = {
  places(reader: By): Promise<readonly Place[]>;
  addPlace(by: By, authority: AuthorityId, form: PlaceForm): Ended;
  changePlace(by: By, id: PlaceId, form: PlaceForm, version?: FromVersion): Ended;
  removePlace(by: By, id: PlaceId, version?: FromVersion): Ended;
  /** Null: the site's own colour. */
  setColour(
    by: By,
    authority: AuthorityId,
    typed: string,
    version?: FromVersion,
  ): Promise<Outcome<FitColour | null, ColourProblem | ChangedMeanwhile>>;
};

export type PlaceForm = Omit<Place, "id" | "authority">;
export type ColourProblem = { readonly kind: "not-yours" | "no-such-authority" | "colour-malformed" };
