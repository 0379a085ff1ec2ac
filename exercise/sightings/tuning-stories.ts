/** Stories on which the weights of the grouping were set. */
import { moreTuningStories } from "./more-tuning-stories.ts";
import type { Story } from "./story.ts";

export const tuningStories: readonly Story[] = [
  {
    key: "payroll-lure",
    kind: "email",
    subjects: ["Payslip on hold", "Your November payslip could not be released", "Payroll: action needed"],
    openings: ["Dear {name},", "Hello {name}", "Dear colleague,"],
    middles: [
      "Your salary for this month is on hold because your bank details could not be validated. Sign in to the payroll portal to release it: {link}",
      "We could not release your payslip. Your bank details must be validated before {date}, or your salary will be delayed. Go to {link}",
      "Payment of your wages has been paused until you validate your bank account at {link} before {date}.",
    ],
    closings: ["Payroll Services", "HR and Payroll", "The Payroll Team"],
    hosts: ["payroll-{word}.example", "my-payslips{n}.example", "hr-{word}portal.test"],
    path: "/release/{code}/signin.php?uid={n}",
    senders: ["payroll@{word}-hr.example", "no-reply@payslip-{word}.example"],
    facts: [
      [
        "it said my wages were on hold",
        "something about my salary being held back",
        "says they can't pay me this month",
      ],
      ["wanted me to validate my bank details", "asks to re-enter bank account", "needs my sort code again"],
      ["looked like it was from payroll", "pretends to be HR and payroll", "signed by the payroll people"],
    ],
  },
  {
    key: "payroll-genuine",
    kind: "email",
    genuine: true,
    subjects: ["Your November payslip is ready", "Payslips: November"],
    openings: ["Dear colleague,", "Hello {name},"],
    middles: [
      "Your payslip for November is ready to view in MyHR. Because of the bank holiday you will be paid on {date}. Nothing needs doing. See {link}",
      "November payslips can now be viewed in MyHR at {link}. Pay day is {date}. If your bank details have changed, tell us before the 10th.",
    ],
    closings: ["HR Shared Services", "HR Shared Services, Town Hall"],
    hosts: ["myhr.northmere.gov.uk"],
    path: "/payslips/2025/11",
    senders: ["hr@northmere.gov.uk"],
    facts: [
      ["payslip is ready to view in MyHR", "says payslips are up on MyHR"],
      ["pay day moved because of the bank holiday", "paid early for the bank holiday"],
    ],
  },
  {
    key: "mailbox-full",
    kind: "email",
    subjects: ["Mailbox 98% full", "Your mailbox has exceeded its storage", "Incoming messages are pending"],
    openings: ["Attention {name},", "Dear mailbox owner,", ""],
    middles: [
      "Your mailbox has reached 98% of its quota and {n} incoming messages are held on the server. Increase your storage here: {link}",
      "Storage limit exceeded. You will not be able to send or receive until you upgrade your quota at {link}",
    ],
    closings: ["Mail Administrator", "Server Admin", "Postmaster"],
    hosts: ["mail-quota{n}.example", "webmail-{word}.example"],
    path: "/quota/upgrade/index.html?mbx={code}",
    senders: ["postmaster@{word}mail.example", "admin@server-{word}.example"],
    facts: [
      ["said my inbox was nearly full", "says mailbox over quota", "warned that my mail storage had run out"],
      ["messages are held until I upgrade", "mails stuck on the server unless I increase the storage"],
    ],
  },
  {
    key: "mailbox-genuine",
    kind: "email",
    genuine: true,
    subjects: ["Mailbox clean-up this weekend", "IT notice: mailbox sizes"],
    openings: ["Dear all,", "Dear colleague,"],
    middles: [
      "On Saturday IT will move all mailboxes to the new server. Your mailbox may be unavailable for two hours. Please delete what you do not need; guidance is on the intranet at {link}",
    ],
    closings: ["ICT Service Desk, Northmere"],
    hosts: ["intranet.northmere.gov.uk"],
    path: "/it/mailbox-move",
    senders: ["servicedesk@northmere.gov.uk"],
    facts: [
      ["IT is moving the mailboxes at the weekend", "mailboxes go to a new server on Saturday"],
      ["delete what you don't need before", "asks us to clean up old mails"],
    ],
  },
  {
    key: "m365-shared-file",
    kind: "email",
    subjects: ["{name} shared a file with you", "Shared: Q3 Budget Review", "A document was shared with you"],
    openings: ["{name} has invited you to edit a file.", "A file is waiting for you."],
    middles: [
      "Q3 Budget Review.xlsx was shared with you through OneDrive. This link only works for you. Open it: {link}",
      "You have been invited to edit the Q3 Budget Review on SharePoint. Open {link} and sign in with your work account.",
    ],
    closings: ["Microsoft OneDrive", "Microsoft respects your privacy."],
    hosts: ["onedrive-{word}.example", "sharedocs{n}.example"],
    path: "/personal/{code}/auth/view.aspx?sid={code}",
    senders: ["no-reply@sharedocs-{word}.example"],
    facts: [
      ["a spreadsheet had been shared with me", "invitation to edit a shared budget file"],
      ["goes to a Microsoft sign-in that isn't one", "OneDrive log-in page looked wrong"],
      ["budget review I knew nothing about", "some Q3 budget"],
    ],
  },
  {
    key: "m365-password",
    kind: "email",
    subjects: ["Password expires in 24 hours", "Microsoft 365: keep your password"],
    openings: ["Hi {name},", "Dear {name},"],
    middles: [
      "Your Microsoft 365 password expires in 24 hours. Keep the same password by using the button: {link}",
      "The password of your Microsoft 365 account is about to expire. To go on using the current one press Keep Password: {link}",
    ],
    closings: ["Microsoft 365 Team", "Office 365 Administrator"],
    hosts: ["keep-{word}.example", "ms-renewal{n}.test"],
    path: "/common/keep?login_hint={code}",
    senders: ["admin@ms-{word}.example"],
    facts: [
      ["my password was about to expire", "password running out tomorrow"],
      ["press a button to keep the same password", "keep current password button"],
      ["said it came from Microsoft 365", "Office 365 admin supposedly"],
    ],
  },
  {
    key: "parcel-text",
    kind: "text",
    subjects: [],
    openings: ["PostHaste:", "PostHaste UK:"],
    middles: [
      "your parcel could not be delivered as a fee of £1.45 is unpaid. Pay now {link} or it goes back to sender",
      "we have your package but £1.45 shipping is outstanding. Book a new delivery: {link}",
    ],
    closings: [""],
    hosts: ["posthaste-{word}.example", "ph-redeliver{n}.example"],
    path: "/uk/{code}",
    senders: [],
    facts: [
      ["text about a parcel with a fee to pay", "SMS that a package couldn't be delivered"],
      ["wanted £1.45", "a charge of £1.45"],
      ["claimed to be PostHaste", "from PostHaste couriers"],
    ],
  },
  ...moreTuningStories,
];
