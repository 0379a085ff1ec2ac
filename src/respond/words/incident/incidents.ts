/** Sentences: incidents. */
import type { Sentences } from "../sentence.ts";

export const incidentsWords: Sentences = {
  "no-such-incident": "There is no such incident. Go back to the list of incidents.",
  "title-missing": "Enter a title.",
  "title-too-long": "Shorten the title to 150 characters or fewer.",
  "summary-missing": "Say in a few words what is known to have happened.",
  "unknown-authority": "Choose authorities from the list.",
  "aware-in-future": "The time of awareness must be in the past.",
  "years-reversed": "The first year must not be after the last.",
  "not-involved": "This authority is not part of the incident.",
  "reasons-missing": "Give your reasons: they are kept with the decision.",
};
