/** A language of the public pages, with its words: "home.title" -> an ICU message. */
export type Language = {
  /** "cy": the folder of its words and the first part of its pages' addresses. */
  readonly code: string;
  /** In its own words: "Cymraeg". */
  readonly name: string;
  readonly dir: "ltr" | "rtl";
  /** What dates and plurals go by: "en-GB". */
  readonly locale: string;
  readonly words: Readonly<Record<string, string>>;
  /**
   * What the content files say, such as advice, by the English: "passwords" -> "cyfrineiriau". Where somebody edits the
   * English, the translation is no longer of it, and the English is shown.
   */
  readonly phrases?: Readonly<Record<string, string>>;
};
