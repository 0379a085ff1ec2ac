/** Words of referrals: marks, states, steps. */
import type { ReferralBody } from "../../domain/referrals/body.ts";
import type { Referral, ReferralState, ReferralStep } from "../../domain/referrals/referral.ts";
import { type Mark, marks, meaningOf } from "../../domain/referrals/tlp.ts";

export function markView(mark: Mark) {
  const { text, means, here } = meaningOf[mark];
  return { key: mark, text, means, here };
}

export const markChoices = marks.map((mark) => ({
  value: mark,
  text: meaningOf[mark].text,
  hint: `${meaningOf[mark].means} ${meaningOf[mark].here}`,
}));

export const stateTags: Readonly<Record<ReferralState, { readonly text: string; readonly colour: string }>> =
  {
    drafted: { text: "Draft", colour: "grey" },
    made: { text: "Told", colour: "yellow" },
    acknowledged: { text: "Acknowledged", colour: "green" },
    closed: { text: "Closed", colour: "blue" },
    withdrawn: { text: "Withdrawn", colour: "grey" },
  };

export type StepWords = {
  readonly title: string;
  readonly button: string;
  readonly when: string;
  readonly done: string;
};
export const stepWords: Readonly<Record<ReferralStep, StepWords>> = {
  make: {
    title: "Say that they were told",
    button: "They were told",
    when: "When were they told?",
    done: "It stands that they were told, and when.",
  },
  acknowledge: {
    title: "Say that they acknowledged it",
    button: "They acknowledged it",
    when: "When did they acknowledge it?",
    done: "It stands that they acknowledged it.",
  },
  close: {
    title: "Close the referral",
    button: "Close it",
    when: "When was it over?",
    done: "It is closed.",
  },
  reopen: {
    title: "Reopen the referral",
    button: "Reopen it",
    when: "When did it go on?",
    done: "It is open again.",
  },
  withdraw: {
    title: "Withdraw the referral",
    button: "Withdraw it",
    when: "When was it withdrawn?",
    done: "It is withdrawn.",
  },
};

export function bodyNameOf(
  referral: Pick<Referral, "body" | "bodyName">,
  bodies: readonly ReferralBody[],
): string {
  return referral.bodyName || (bodies.find(({ key }) => key === referral.body)?.name ?? referral.body);
}
