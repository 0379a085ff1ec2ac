/** What mail systems and providers send back, as they write it, and what only looks like it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { returnedIn } from "./returned.ts";

const subscriber = "0f8fad5b-d9cb-469f-a165-70867728950e";
const reference = `U-12.0a1b2c3d-${subscriber}`;
const report = (status: string, action = "failed", about = `X-Candour-Reference: ${reference}`) =>
  [
    "From: MAILER-DAEMON@mx.example",
    'Content-Type: multipart/report; report-type=delivery-status;\r\n boundary="b"',
    "",
    "--b\r\nContent-Type: message/delivery-status",
    `\r\nFinal-Recipient: rfc822; ada@example.net\r\nAction: ${action}\r\nStatus: ${status}`,
    "Diagnostic-Code: smtp; 550 5.1.1 no such user",
    `--b\r\nContent-Type: message/rfc822\r\n\r\n${about}`,
  ].join("\r\n");
const complaint = (kind: string) =>
  `Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: ${kind}\n\n--b\nMessage-ID:\n <${reference}@northmere.example>\n`;
const unreachable = { kind: "ended", subscriber, why: "unreachable" };
const complained = { kind: "ended", subscriber, why: "complained" };

const cases = [
  { name: "no such mailbox", mail: report("5.1.1"), is: unreachable },
  { name: "no such domain", mail: report("5.1.2"), is: unreachable },
  { name: "a mailbox that is closed", mail: report("5.2.1"), is: unreachable },
  {
    name: "of a confirmation, whose reference has more in it",
    mail: report("5.1.1", "failed", `Message-ID: <U-day.20260105-12.0a1b2c3d-${subscriber}@n.example>`),
    is: unreachable,
  },
  { name: "a full mailbox", mail: report("5.2.2"), is: { kind: "passing" } },
  { name: "a sender that is not liked", mail: report("5.1.8"), is: { kind: "passing" } },
  { name: "a policy", mail: report("5.7.1"), is: { kind: "passing" } },
  { name: "a delay", mail: report("4.4.1", "delayed"), is: { kind: "passing" } },
  { name: "delivered, for who asked", mail: report("2.1.5", "delivered"), is: { kind: "passing" } },
  { name: "a complaint", mail: complaint("abuse"), is: complained },
  { name: "that it was no spam after all", mail: complaint("not-spam"), is: { kind: "passing" } },
  {
    name: "of a letter to a resident",
    mail: report("5.1.1", "failed", "X-Candour-Reference: N-000001-1"),
    is: { kind: "not-ours" },
  },
  {
    name: "an answer of a person who quotes us",
    mail: `Content-Type: text/plain\n\nAction: failed\nStatus: 5.1.1\n${reference}`,
    is: { kind: "not-ours" },
  },
  { name: "nothing", mail: "", is: { kind: "not-ours" } },
  { name: "many line ends", mail: `${"\n \r".repeat(200_000)}`, is: { kind: "not-ours" } },
];
for (const { name, mail, is } of cases)
  test(`returned: ${name}`, () => assert.deepEqual(returnedIn(mail), is));
