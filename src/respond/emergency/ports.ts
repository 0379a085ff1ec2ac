/** What an emergency message needs: the board that the public's process reads, and its row in the record. */
import type { EmergencyBoard } from "../../domain/emergency/board.ts";
import type { Emergency } from "../../domain/emergency/emergency.ts";
import type { AuthorityId, StaffId } from "../../domain/ids.ts";
import type { Language } from "../../domain/languages/language.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import type { Outcome } from "../../domain/outcome.ts";
import type { PutProblem } from "../desk/house/emergency-desk.ts";
import type { Alter, Change } from "../ports.ts";

export type EmergencyStore = {
  /** The one that stands now; null where none does. */
  standing(): Promise<Emergency | null>;
  /** Newest first, ended ones too. */
  all(): Promise<readonly Emergency[]>;
  known(ids: readonly string[]): Promise<readonly Emergency[]>;
  /**
   * Where it stands it ends the one that stood, in the same transaction; one that is over is written down as it was.
   * False where this one is known already.
   */
  begin(change: Change, emergency: Emergency, entries: readonly NewEntry[]): Promise<boolean>;
  alter: Alter<string, Emergency>;
};

/** `decide` gives null where nothing is to change; then so does this. It is asked anew where somebody else was quicker. */
export type ChangeBoard = (
  decide: (board: EmergencyBoard) => EmergencyBoard | null,
) => Promise<Outcome<EmergencyBoard | null, PutProblem>>;

export type Author = { readonly staff: StaffId; readonly authority: AuthorityId; readonly name: string };

/** Who did what to the board: by the message's id, or by the id of the step that ended it. */
export type AuthorFiles = {
  keep(step: string, author: Author): Promise<Outcome<null, PutProblem>>;
  of(step: string): Promise<Author | null>;
};

export type EmergencyPorts = {
  readonly emergencies: EmergencyStore;
  readonly changeBoard: ChangeBoard;
  /** What is out now, as the public's process reads it; null where it cannot be read. */
  readBoard(): Promise<EmergencyBoard | null>;
  readonly authors: AuthorFiles;
  /** 32 hex digits. */
  newEmergencyId(): string;
  /** Whether the work was done within a few seconds. It goes on after that; what fails is told to the log. */
  inTime(work: () => Promise<unknown>): Promise<boolean>;
  /** Those of the public pages, English among them. */
  languages(): Promise<readonly Language[]>;
  now(): Date;
};
