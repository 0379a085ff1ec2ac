import assert from "node:assert/strict";
import test from "node:test";
import { tryReading } from "../trial.ts";

const message = (n: number, body: string) =>
  `From ben@example.org Mon Jan  4 10:00:0${n} 2010\r\nFrom: Ben <ben@example.org>\r\nTo: ada@example.org\r\nMessage-ID: <${n}@x>\r\nSubject: no ${n}\r\n\r\n${body}\r\n\r\n`;

test("mbox: each message is a member, numbered with five digits", async () => {
  const { type, members, ending } = await tryReading(
    "in.mbox",
    Buffer.from(message(1, "one") + message(2, "two")),
  );
  assert.equal(type, "mbox");
  assert.deepEqual(
    members.map((one) => one.name),
    ["00001.eml", "00002.eml"],
  );
  const inner = await tryReading("x", members[1]!.content);
  assert.deepEqual([inner.type, ending.outcome], ["eml", "readable"]);
  assert.match(inner.text, /Subject: no 2/);
  assert.match(inner.text, /two/);
});

test("mbox: quoted and inner lines that begin with From part nothing", async () => {
  const body = "From what I know\r\n>From Ada: hello\r\nFrom 2010 on";
  const { members } = await tryReading("in.mbox", Buffer.from(message(1, body)));
  assert.equal(members.length, 1);
  assert.match(members[0]!.content.toString(), /\nFrom Ada: hello/);
});

test("mbox: a spent budget stops it", async () => {
  const { members, ending } = await tryReading(
    "in.mbox",
    Buffer.from(message(1, "one").repeat(5)),
    () => false,
  );
  assert.deepEqual([members.length, ending.outcome], [1, "bomb"]);
});
