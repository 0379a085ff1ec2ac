/** An alert: what one CAP message says (OASIS Common Alerting Protocol 1.2). Once sent it is never changed. */
export type Alert = {
  readonly identifier: string;
  readonly sender: string;
  /** The body that speaks. */
  readonly source: string;
  readonly sentAt: string;
  readonly practice: boolean;
  readonly kind: "Alert" | "Update" | "Cancel";
  /** Those before it in its own row, oldest first. */
  readonly earlier: readonly Pick<Alert, "identifier" | "sender" | "sentAt">[];
  readonly category: "Infra" | "Security" | "Safety";
  readonly response: "Monitor" | "AllClear";
  readonly happening: string;
  readonly urgency: "Immediate" | "Expected" | "Past";
  readonly severity: "Extreme" | "Severe" | "Moderate" | "Minor";
  readonly certainty: "Observed" | "Likely";
  readonly expiresAt: string;
  readonly headline: string;
  readonly description: string;
  /** The same in other languages. */
  readonly others?: readonly AlertWords[];
  readonly web: string;
  readonly contact: string;
  readonly areas: readonly { readonly name: string; readonly code: string }[];
  /** Another has come after it in its row. */
  readonly superseded: boolean;
};

export type AlertWords = {
  /** "cy-GB" */
  readonly language: string;
  readonly headline: string;
  readonly description: string;
};
