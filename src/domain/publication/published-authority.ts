/** An authority as the public sees it: how to reach it, and when it is open. */
export type PublishedAuthority = {
  readonly key: string;
  readonly name: string;
  readonly contact: {
    readonly phone: string;
    readonly email: string;
    readonly web: string;
    readonly address: readonly string[];
  };
  readonly openingHours: readonly PublishedHours[];
};

export type PublishedHours = {
  /** "2025-11-29" */
  readonly day: string;
  /** Local time, "10:00". */
  readonly opens: string;
  readonly closes: string;
  readonly place: string;
  readonly note: string;
};
