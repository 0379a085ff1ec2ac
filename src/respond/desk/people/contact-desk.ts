/** The part of the desk with every contact between a body and one person, and what people ask to be changed. */
import type {
  Contact,
  DecideProblem,
  NoteForm,
  NoteProblem,
  Wish,
  WishChoice,
  WishForm,
  WishProblem,
} from "../../../domain/contacts/contact.ts";
import type { IncidentId, PersonId } from "../../../domain/ids.ts";
import type { Outcome } from "../../../domain/outcome.ts";
import type { Staff } from "../../../domain/staff/staff.ts";

export type ContactDesk = {
  /** A reading of this person. Null where there is nobody like that of one's own. The latest first. */
  contacts(reader: Staff, incident: IncidentId, person: PersonId): Promise<ContactHistory | null>;
  noteContact(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: NoteForm,
  ): Promise<Outcome<null, NoteProblem | NoPerson>>;
  /** Changes nothing before somebody has decided. */
  proposeChange(
    by: Staff,
    incident: IncidentId,
    person: PersonId,
    form: WishForm,
  ): Promise<Outcome<null, WishProblem | NoPerson>>;
  /** References alone: the oldest first. */
  openWishes(reader: Staff, incident: IncidentId): Promise<readonly WishLine[]>;
  /** A reading of its person. */
  wish(reader: Staff, incident: IncidentId, id: string): Promise<WishSheet | null>;
  decideWish(
    by: Staff,
    incident: IncidentId,
    id: string,
    choice: WishChoice,
  ): Promise<Outcome<Wish, DecideProblem | { readonly kind: "no-such-wish" }>>;
};

type NoPerson = { readonly kind: "no-such-person" };

export type ContactHistory = {
  readonly reference: string;
  readonly name: string;
  readonly contacts: readonly Contact[];
};
export type WishLine = Wish & { readonly reference: string; readonly byName: string };
export type WishSheet = WishLine & { readonly value: string; readonly name: string };
