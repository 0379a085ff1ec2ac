/** A poster for the counter: what it says, where it leads. */
export type PosterPaper = {
  readonly size: "A4" | "A3";
  /** A language tag: "cy". */
  readonly lang: string;
  /** The authority in whose name it hangs. */
  readonly name: string;
  /** "#16324f": white words can be read on it. */
  readonly colour: string;
  readonly title: string;
  readonly sentence: string;
  readonly scan: string;
  readonly type: string;
  /** As people type it, without "https://". */
  readonly shown: string;
  readonly address: string;
  /** For those without the internet; "" for none. */
  readonly call: string;
};
