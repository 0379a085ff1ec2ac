/** What the use cases about contacts with one person need of the record. */
import type { Contact, DecideProblem, NoteForm, Wish, WishForm } from "../../domain/contacts/contact.ts";
import type { AuthorityId, IncidentId, PersonId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Reading } from "../../domain/notices/compose-for.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { WishLine } from "../desk/people/contact-desk.ts";
import type { Change, Verdict } from "../ports.ts";

type Whose = { readonly incident: IncidentId; readonly authority: AuthorityId; readonly person: PersonId };

export type ContactStore = {
  /** Messages, phone tries, notes, wishes, what they were told otherwise, answers, calls after a self-check. */
  ofPerson(person: PersonId): Promise<readonly Contact[]>;
  addNote(
    change: Change,
    id: string,
    whose: Whose,
    form: NoteForm,
    entries: readonly NewEntry[],
  ): Promise<void>;
  addWish(
    change: Change,
    id: string,
    whose: Whose,
    form: WishForm,
    entries: readonly NewEntry[],
  ): Promise<void>;
  openWishes(incident: IncidentId, authority: AuthorityId): Promise<readonly WishLine[]>;
  wish(id: string): Promise<(WishLine & { readonly value: string }) | null>;
  /**
   * A contact point that is taken becomes another way for whoever decides about the notice: nothing is sent by itself.
   * A format or language that is taken is how they read from now on.
   */
  alterWish(
    change: Change,
    id: string,
    reading: Partial<Reading>,
    decide: (current: Wish) => Verdict<Wish, DecideProblem>,
  ): Promise<Outcome<Wish, DecideProblem | { readonly kind: "not-there" }>>;
};
