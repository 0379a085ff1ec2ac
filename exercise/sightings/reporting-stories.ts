/** Stories that the figures are taken from: none of them was looked at while the weights were set. */
import { moreReportingStories } from "./more-reporting-stories.ts";
import type { Story } from "./story.ts";

export const reportingStories: readonly Story[] = [
  {
    key: "pension-lure",
    kind: "email",
    subjects: [
      "Pension statement available",
      "Your local pension: statement withheld",
      "Pension benefit review",
    ],
    openings: ["Dear member,", "Dear {name},", "Hello,"],
    middles: [
      "Your annual pension statement is being withheld because your membership could not be matched. Confirm your National Insurance number at {link} by {date}.",
      "We were unable to match your pension record. To stop a reduction of your benefits confirm your NI number: {link}",
      "A review of your retirement benefits is due. Your record lacks an NI number. Supply it at {link} to avoid a reduction.",
    ],
    closings: ["Local Pensions Office", "Pension Administration", "Member Services"],
    hosts: ["pension-{word}.example", "lgps-member{n}.example", "mypension{word}.test"],
    path: "/member/{code}/match.php?r={n}",
    senders: ["members@pension-{word}.example", "statements@lgps{n}.example"],
    facts: [
      ["says my pension record doesn't match", "couldn't match me for my retirement fund"],
      ["asks for my National Insurance number", "wanted my NI number"],
      ["my benefits would be cut otherwise", "threatens that the pension gets reduced"],
    ],
  },
  {
    key: "pension-genuine",
    kind: "email",
    genuine: true,
    subjects: ["Your annual pension statement", "Pension statements 2025"],
    openings: ["Dear member,", "Dear {name},"],
    middles: [
      "Your annual pension statement for 2025 can be read in the member portal at {link}. You do not need to do anything. We never ask for your National Insurance number by mail.",
      "Annual statements for members of the pension fund are now online: {link}. Drop-in sessions are on {date} in the Town Hall.",
    ],
    closings: ["Pension Fund, Northmere Council"],
    hosts: ["pensions.northmere.gov.uk"],
    path: "/statements/2025",
    senders: ["pensions@northmere.gov.uk"],
    facts: [
      ["the yearly pension statement is online", "annual statement on the member portal"],
      ["drop-in sessions at the Town Hall", "come to the Town Hall with questions"],
    ],
  },
  {
    key: "voicemail-m365",
    kind: "email",
    subjects: ["New voicemail from {number}", "Missed call: voice message (0:47)", "Voice message received"],
    openings: ["Hi {name},", "You missed a call."],
    middles: [
      "A caller left you a voice message of 47 seconds in Microsoft Teams. Listen to it here: {link}",
      "You have one new voicemail from {number}, length 0:47. Play the message: {link} It will be removed in 48 hours.",
    ],
    closings: ["Microsoft Teams", "Teams Voice"],
    hosts: ["teams-voice{n}.example", "vm-{word}.example"],
    path: "/play/{code}/o365.html?e={code}",
    senders: ["voice@teams-{word}.example", "noreply@vm-{word}.example"],
    facts: [
      ["a missed call with a recording to listen to", "somebody left me a voice message"],
      ["then wants my Microsoft password", "asks to sign in to Teams to hear it"],
      ["47 seconds long", "0:47 message"],
    ],
  },
  {
    key: "teams-quarantine",
    kind: "email",
    subjects: ["{n} messages in quarantine", "Microsoft 365 Defender: messages held", "Quarantine digest"],
    openings: ["Hello {name},", "Dear {name},"],
    middles: [
      "Microsoft 365 Defender has held {n} messages addressed to you. Release or delete them: {link}. They are removed after 72 hours.",
      "Messages to you are waiting in quarantine. Review and release them at {link}",
    ],
    closings: ["Microsoft 365 Defender", "Exchange Online Protection"],
    hosts: ["defender-{word}.example", "quarantine{n}.test"],
    path: "/release?tenant={code}&msg={n}",
    senders: ["quarantine@defender-{word}.example"],
    facts: [
      ["mails of mine sit in quarantine", "some messages were held back by a filter"],
      ["release them by signing in", "log in to let them through"],
      ["from Microsoft Defender supposedly", "claims to be the Defender"],
    ],
  },
  {
    key: "quarantine-genuine",
    kind: "email",
    genuine: true,
    subjects: ["Spam digest: 3 messages", "Your weekly spam digest"],
    openings: ["Dear {name},"],
    middles: [
      "The filter held 3 messages this week. They are deleted after 30 days. To see them go to the intranet: {link}. Nothing needs releasing that you do not expect.",
    ],
    closings: ["ICT Service Desk, Northmere"],
    hosts: ["mailfilter.northmere.gov.uk"],
    path: "/digest/week/48",
    senders: ["mailfilter@northmere.gov.uk"],
    facts: [
      ["weekly spam digest", "list of what the filter held this week"],
      ["deleted after 30 days", "thirty days until they are gone"],
    ],
  },
  {
    key: "parking-fine-text",
    kind: "text",
    subjects: [],
    openings: ["PCN notice:", "Final reminder:"],
    middles: [
      "you have an unpaid parking penalty of £35.00. It doubles at midnight. Settle it at {link}",
      "a penalty charge of £35.00 against your vehicle is still open and will double tonight. {link}",
    ],
    closings: [""],
    hosts: ["pcn-{word}.example", "parkingpay{n}.example"],
    path: "/pay/{code}",
    senders: [],
    facts: [
      ["text about a parking fine", "SMS that I owe a penalty for parking"],
      ["it would double at midnight", "twice as much by tonight"],
      ["thirty-five pounds, £35.00", "£35.00 to pay"],
    ],
  },
  ...moreReportingStories,
];
