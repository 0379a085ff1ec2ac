/** E-mail by SMTP: what is signed, what stands on the envelope, and what is known of a message when something breaks. */
import assert from "node:assert/strict";
import {
  createHash,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
  verify,
} from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { after, test } from "node:test";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { OutgoingMessage } from "../../respond/courier.ts";
import { attemptOfToken, attemptToken } from "../../seal/attempt-token.ts";
import { queueIdIn, type SmtpFault } from "./session.ts";
import type { MailSettings } from "./settings.ts";
import { signEmail } from "./sign.ts";
import { smtpCarrier } from "./smtp-carrier.ts";
import { certificate } from "./testing/certificate.ts";
import { verdictOnConnecting, verdictOnMessage } from "./verdict.ts";

const bounceKey = createSecretKey(Buffer.alloc(32, 5));
const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
const ed25519 = generateKeyPairSync("ed25519");

test("a token of an attempt leads back to it, and to nothing once a letter of it is another", () => {
  for (const attempt of [`N-${randomUUID()}.1`, `N-${randomUUID()}-2.14`, `U-${randomUUID()}.255`]) {
    const token = attemptToken(bounceKey, attempt)!;
    assert.match(token, /^[a-z2-7]{44}$/);
    assert.equal(attemptOfToken(bounceKey, token.toUpperCase()), attempt);
    for (let at = 0; at < token.length - 1; at++) {
      const other = `${token.slice(0, at)}${token[at] === "a" ? "b" : "a"}${token.slice(at + 1)}`;
      assert.equal(attemptOfToken(bounceKey, other), null);
    }
    assert.equal(attemptOfToken(createSecretKey(Buffer.alloc(32, 6)), token), null);
  }
  for (const none of ["N-1.1", `N-${randomUUID()}`, `N-${randomUUID()}.256`, ""])
    assert.equal(attemptToken(bounceKey, none), null);
});

const fault = (parts: Partial<SmtpFault>): SmtpFault => Object.assign(new Error("x"), parts);
const answered = (command: string, response: string): SmtpFault =>
  fault({ command, response, responseCode: Number(response.slice(0, 3)), code: "EENVELOPE" });
const verdicts = [
  {
    name: "no such mailbox",
    begun: false,
    is: "refused",
    fault: answered("RCPT TO", "550 5.1.1 <a@b.example>: no such"),
  },
  {
    name: "no such mailbox, without a code",
    begun: false,
    is: "refused",
    fault: answered("RCPT TO", "550 unknown"),
  },
  {
    name: "a mailbox that is closed",
    begun: false,
    is: "refused",
    fault: answered("RCPT TO", "550 5.2.1 closed"),
  },
  {
    name: "we may not relay",
    begun: false,
    is: "unavailable",
    fault: answered("RCPT TO", "554 5.7.1 Relay access denied"),
  },
  {
    name: "our own address is not liked",
    begun: false,
    is: "unavailable",
    fault: answered("RCPT TO", "550 5.1.8 sender"),
  },
  {
    name: "our sender is refused",
    begun: false,
    is: "unavailable",
    fault: answered("MAIL FROM", "550 5.1.0 no"),
  },
  {
    name: "signing in is asked for",
    begun: false,
    is: "unavailable",
    fault: answered("MAIL FROM", "530 5.7.0 auth"),
  },
  {
    name: "a full disk over there",
    begun: false,
    is: "unavailable",
    fault: answered("MAIL FROM", "452 4.3.1 full"),
  },
  {
    name: "content that is refused",
    begun: true,
    is: "refused",
    fault: answered("DATA", "554 5.6.0 not this"),
  },
  {
    name: "content that a policy forbids",
    begun: true,
    is: "unavailable",
    fault: answered("DATA", "550 5.7.26 unauthenticated"),
  },
  {
    name: "content, come back later",
    begun: true,
    is: "unavailable",
    fault: answered("DATA", "451 4.3.0 later"),
  },
  {
    name: "it shuts down after the content",
    begun: true,
    is: "unavailable",
    fault: answered("CONN", "421 4.3.2 bye"),
  },
  {
    name: "it breaks before the content",
    begun: false,
    is: "unavailable",
    fault: fault({ code: "ECONNECTION" }),
  },
  { name: "it breaks after the content", begun: true, is: "unknown", fault: fault({ code: "ECONNECTION" }) },
  {
    name: "no answer to the content in time",
    begun: true,
    is: "unknown",
    fault: fault({ code: "ETIMEDOUT" }),
  },
  {
    name: "half of an answer to the content",
    begun: true,
    is: "unknown",
    fault: answered("CONN", "250 2.0.0 O"),
  },
] as const;
for (const { name, begun, fault, is } of verdicts)
  test(`what a fault means for a message: ${name}`, () => {
    const verdict = verdictOnMessage(begun, fault);
    assert.equal(verdict.kind, is);
    assert.doesNotMatch(verdict.why, /@/, "what the server wrote is not kept");
  });

test("greylisting says when to come back; nothing sooner than a minute or later than an hour", () => {
  const pause = (text: string) => {
    const verdict = verdictOnMessage(false, answered("RCPT TO", text));
    return verdict.kind === "unavailable" ? verdict.retryAfterMs : "other";
  };
  assert.equal(pause("450 4.2.0 Greylisted, see http://grey.example"), 300_000);
  assert.equal(pause("451 4.7.1 Greylisting in action, please come back in 90 seconds, try again"), 90_000);
  assert.equal(pause("450 4.7.1 try again in 5 sec"), 60_000);
  assert.equal(pause("450 4.7.1 try again in 900 minutes"), 3_600_000);
  assert.equal(pause("452 4.3.1 Insufficient system storage"), undefined);
});

test("a passphrase that is wrong is nobody's refusal", () => {
  for (const code of ["EAUTH", "ETLS", "EDNS", "ESOCKET"])
    assert.equal(verdictOnConnecting(fault({ code })).kind, "unavailable");
});

const ids = [
  ["250 2.0.0 Ok: queued as 4Fz7Xk2Q3mz9", "4Fz7Xk2Q3mz9"],
  ["250 OK id=1rVq3L-0004bC-2f", "1rVq3L-0004bC-2f"],
  ["250 2.0.0 OK  1706000000 d9443c01a7336-1d0eaa4f-a1 - gsmtp", "1706000000 d9443c01a7336-1d0eaa4f-a1"],
  ["250 2.6.0 <x@y.example> [InternalId=12345678, Hostname=h] Queued mail for delivery", "12345678"],
  ["250 thank you, ada@example.org", null],
] as const;
test("the id under which a server keeps a message is known, and nothing else of its answer", () => {
  for (const [answer, id] of ids) assert.equal(queueIdIn(answer), id);
});

test("the check of signatures knows the example of RFC 8463", () => {
  const der = Buffer.concat([
    Buffer.from("302a300506032b6570032100", "hex"),
    Buffer.from("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "base64"),
  ]);
  const key = createPublicKey({ key: der, format: "der", type: "spki" });
  const signed = [
    "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;",
    " d=football.example.com; i=@football.example.com;",
    " q=dns/txt; s=brisbane; t=1528637909; h=from : to :",
    " subject : date : message-id : from : subject : date;",
    " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;",
    " b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus",
    " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==",
    "From: Joe SixPack <joe@football.example.com>",
    "To: Suzie Q <suzie@shopping.example.net>",
    "Subject: Is dinner ready?",
    "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)",
    "Message-ID: <20030712040037.46341.5F8J@football.example.com>",
    "",
    "Hi.",
    "",
    "We lost the game.  Are you hungry yet?",
    "",
    "Joe.",
    "",
  ].join("\r\n");
  assert.equal(isSigned(signed, key), true);
  assert.equal(isSigned(signed.replace("hungry", "thirsty"), key), false);
  assert.equal(isSigned(signed.replace("Is dinner", "Was dinner"), key), false);
});

for (const [name, { privateKey, publicKey }] of Object.entries({ "RSA-2048": rsa, Ed25519: ed25519 }))
  test(`a signature of ours holds, and not for another word or a second sender: ${name}`, async () => {
    const bodies = [
      "Hello  there \t\r\nyou\r\n\r\n\r\n",
      "",
      "\r\n\r\n",
      "no end of line",
      " \r\n x \r\n",
      "x \t ",
    ];
    for (const body of bodies) {
      const message = `From: a@n.example\r\nTo: =?UTF-8?Q?L=C3=BC?=\r\n <b@c.example>\r\nSubject:  two \t words\r\nList-Unsubscribe-Post: x\r\n\r\n${body}`;
      const signing = { domain: "n.example", selector: "s", key: privateKey };
      const signed = (await signEmail(Buffer.from(message), signing)).toString("latin1");
      assert.ok(signed.endsWith(message));
      assert.equal(isSigned(signed, publicKey), true, JSON.stringify(body));
      assert.equal(isSigned(`${signed}z\r\n`, publicKey), false);
      assert.equal(isSigned(signed.replace("two", "2"), publicKey), false);
      assert.equal(isSigned(signed.replace("Post: x", "Post: y"), publicKey), false);
      assert.equal(isSigned(signed.replace("From:", "From: e@v.example\r\nFrom:"), publicKey), false);
      for (const line of signed.split("\r\n\r\n")[0]!.split("\r\n")) assert.ok(line.length < 79, line);
    }
  });

test("a message arrives with its words, its signature, its own id, and an envelope that bounces come back to", async () => {
  const { port, received } = await mailServer();
  const carrier = smtpCarrier(settingsFor(port), bounceKey);
  const reply = { ...messageTo("ada@example.org"), leave: "https://northmere.example/leave/abc" };
  const [delivery] = await carrier.carry([reply]);
  carrier.close();
  assert.equal(delivery?.kind, "sent");
  const [{ from, to, content, args }] = received as [Received];
  const token = /^bounce\+([a-z2-7]{44})@northmere\.example$/.exec(from)?.[1] ?? "";
  assert.equal(attemptOfToken(bounceKey, token), reply.attemptReference);
  assert.equal(to, "ada@example.org");
  assert.deepEqual(args.dsn, { ret: "HDRS", envid: token });
  assert.equal(isSigned(content, ed25519.publicKey), true);
  const read = await PostalMime.parse(content);
  assert.equal(read.messageId, `<${token}@northmere.example>`);
  const header = (key: string) => read.headers.find((one) => one.key === key)?.value;
  assert.equal(header("auto-submitted"), "auto-generated");
  assert.equal(header("list-unsubscribe"), "<https://northmere.example/leave/abc>");
  assert.equal(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
  assert.match(read.text ?? "", /Dear Ada/);
  assert.match(read.html ?? "", /<h1/);
});

test("a letter to a resident can be answered and not unsubscribed from", async () => {
  const { port, received } = await mailServer();
  const carrier = smtpCarrier(settingsFor(port), bounceKey);
  await carrier.carry([messageTo("ada@example.org")]);
  carrier.close();
  assert.doesNotMatch(received[0]!.content, /^list-/im);
});

test("what a message is refused for is its own; the others of the batch go", async () => {
  const { port, received } = await mailServer();
  const carrier = smtpCarrier({ ...settingsFor(port), connections: 2, messagesEach: 3 }, bounceKey);
  const to = [
    "a@ok.example",
    "none@refused.example",
    "b@ok.example",
    "x@grey.example",
    "c@ok.example",
    "d@ok.example",
  ];
  const hostile = [
    "a@b.example> NOTIFY=NEVER",
    "a@b.example\r\nDATA",
    "a b@c.example",
    "",
    "@x.example",
    "<a@b.example>",
  ];
  const deliveries = await carrier.carry([...to, ...hostile].map(messageTo));
  carrier.close();
  assert.deepEqual(
    deliveries.map(({ kind }) => kind),
    ["sent", "refused", "sent", "unavailable", "sent", "sent", ...hostile.map(() => "refused")],
  );
  assert.deepEqual(received.map(({ to }) => to).toSorted(), [
    "a@ok.example",
    "b@ok.example",
    "c@ok.example",
    "d@ok.example",
  ]);
});

test("a domain that the settings do not name sends nothing, and blames nobody's address", async () => {
  const { port, received } = await mailServer();
  const carrier = smtpCarrier(settingsFor(port), bounceKey);
  const other = messageTo("ada@example.org");
  const [delivery] = await carrier.carry([{ ...other, from: { ...other.from, email: "x@other.example" } }]);
  assert.equal(delivery?.kind, "unavailable");
  assert.equal(received.length, 0);
});

const breaks = [
  { name: "before the greeting", at: "greeting", is: "unavailable" },
  { name: "after the envelope", at: "envelope", is: "unavailable" },
  { name: "when it has the whole message", at: "content", is: "unknown" },
  { name: "in the middle of its answer", at: "answer", is: "unknown" },
] as const;
for (const { name, at, is } of breaks)
  test(`the mail server ends the connection ${name}`, async () => {
    const port = await listening(createServer((socket) => breakingAt(socket, at)));
    const carrier = smtpCarrier({ ...unsecured(port), connections: 1 }, bounceKey);
    const deliveries = await carrier.carry([messageTo("a@ok.example"), messageTo("b@ok.example")]);
    carrier.close();
    assert.deepEqual(
      deliveries.map(({ kind }) => kind),
      [is, is],
    );
  });

test("a mail server that says nothing to the message in time leaves it unknown, and the rest of the batch untried", async () => {
  const port = await listening(createServer((socket) => breakingAt(socket, "silence")));
  const settings = { ...unsecured(port), connections: 1, answerMs: 200 };
  const carrier = smtpCarrier(settings, bounceKey);
  const deliveries = await carrier.carry([messageTo("a@ok.example"), messageTo("b@ok.example")]);
  carrier.close();
  assert.deepEqual(
    deliveries.map(({ kind }) => kind),
    ["unknown", "unavailable"],
  );
});

test("an answer that comes letter by letter ends in time, unknown", async () => {
  const port = await listening(createServer((socket) => breakingAt(socket, "trickle")));
  const settings = { ...unsecured(port), connections: 1, answerMs: 300 };
  const carrier = smtpCarrier(settings, bounceKey);
  const began = performance.now();
  const [delivery] = await carrier.carry([messageTo("a@ok.example")]);
  carrier.close();
  assert.equal(delivery?.kind, "unknown");
  assert.ok(performance.now() - began < 1500);
});

test("what cannot be written here is not sent, and puts nothing else in doubt", async () => {
  const { port, received } = await mailServer();
  const carrier = smtpCarrier(settingsFor(port), bounceKey);
  const leave = "javascript:alert(1)";
  const deliveries = await carrier.carry([
    { ...messageTo("a@ok.example"), leave },
    messageTo("b@ok.example"),
  ]);
  carrier.close();
  assert.deepEqual(
    deliveries.map(({ kind }) => kind),
    ["unavailable", "sent"],
  );
  assert.equal(received.length, 1);
});

test("a connection that the server ended while it stood is made anew, and each message goes once", async () => {
  const { port, received, drop } = await mailServer();
  const carrier = smtpCarrier({ ...settingsFor(port), connections: 1 }, bounceKey);
  await carrier.carry([messageTo("a@ok.example")]);
  drop();
  const [second] = await carrier.carry([messageTo("b@ok.example")]);
  carrier.close();
  assert.equal(second?.kind, "sent");
  assert.equal(received.length, 2);
});

const settingsThatFail = [
  {
    name: "no TLS is offered, and it is required",
    server: { disabledCommands: ["STARTTLS"], authOptional: true },
    change: {},
  },
  { name: "its certificate is nobody's that we trust", server: {}, change: { certificate: undefined } },
  {
    name: "the passphrase is wrong",
    server: {},
    change: { login: { account: "candour", passphrase: "wrong" } },
  },
] as const;
for (const { name, server, change } of settingsThatFail)
  test(`nothing is sent, and nobody is refused: ${name}`, async () => {
    const { port, received } = await mailServer(server);
    const { certificate: trusted, ...settings } = { ...settingsFor(port), ...change };
    const trusting = trusted === undefined ? settings : { ...settings, certificate: trusted };
    const carrier = smtpCarrier(trusting, bounceKey);
    const deliveries = await carrier.carry([messageTo("a@ok.example"), messageTo("b@ok.example")]);
    carrier.close();
    assert.deepEqual(
      deliveries.map(({ kind }) => kind),
      ["unavailable", "unavailable"],
    );
    assert.equal(received.length, 0);
  });

test("a passphrase is not said to a server without TLS", async () => {
  const heard: string[] = [];
  const port = await listening(
    createServer((socket) => {
      socket.write("220 x ESMTP\r\n");
      socket.on("data", (data) => {
        heard.push(data.toString());
        socket.write("250-x\r\n250 AUTH PLAIN LOGIN\r\n");
      });
    }),
  );
  const carrier = smtpCarrier({ ...settingsFor(port), tls: "if-offered" }, bounceKey);
  const [delivery] = await carrier.carry([messageTo("a@ok.example")]);
  assert.equal(delivery?.kind, "unavailable");
  assert.doesNotMatch(heard.join(""), /AUTH/);
});

function messageTo(to: string): OutgoingMessage {
  const reference = `N-${randomUUID()}`;
  return {
    ...{ reference, attemptReference: `${reference}.1`, channel: "email", to, name: "Ada Made Up" },
    words: {
      subject: "Northmere: your information was taken",
      blocks: [{ kind: "paragraph", text: "Dear Ada" }],
      short: "",
    },
    from: { name: "Northmere Council", email: "dpo@northmere.example", address: [] },
    date: new Date("2026-01-05T09:00:00Z"),
  };
}

function settingsFor(port: number): MailSettings {
  return {
    ...{
      host: "localhost",
      port,
      tls: "required",
      certificate: certificate.cert,
      connections: 3,
      messagesEach: 100,
    },
    ...{ connectMs: 2000, answerMs: 2000, receipts: "failures" },
    login: { account: "candour", passphrase: "correct" },
    senders: [
      {
        domain: "northmere.example",
        dkim: { selector: "candour", key: ed25519.privateKey },
        bounces: "bounce@northmere.example",
      },
    ],
  };
}

function unsecured(port: number): MailSettings {
  return { ...settingsFor(port), tls: "if-offered", login: null };
}

type Received = {
  readonly from: string;
  readonly to: string;
  readonly content: string;
  readonly args: { readonly dsn?: unknown };
};

async function mailServer(options: object = {}): Promise<{
  readonly port: number;
  readonly received: Received[];
  drop(): void;
}> {
  const received: Received[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    ...{
      ...certificate,
      authOptional: false,
      disabledCommands: [],
      logger: false,
      hideDSN: false,
      ...options,
    },
    onAuth: ({ username, password }, _, done) =>
      done(username === "candour" && password === "correct" ? null : new Error("no"), { user: "candour" }),
    onRcptTo({ address }, _, done) {
      const refusal = { responseCode: 550 };
      if (address.includes("@refused")) done(Object.assign(new Error("5.1.1 no such mailbox"), refusal));
      else if (address.includes("@grey")) done(Object.assign(new Error("Greylisted"), { responseCode: 450 }));
      else done();
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = envelope;
        received.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo[0]!.address,
          content: Buffer.concat(chunks).toString("latin1"),
          args: { dsn: (envelope as { readonly dsn?: unknown }).dsn },
        });
        done();
      });
    },
  });
  server.server.on("connection", (socket: Socket) => sockets.add(socket));
  const port = await listening(server.server as Server);
  return {
    port,
    received,
    drop() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
  });
  after(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as { readonly port: number }).port;
}

function breakingAt(socket: Socket, at: (typeof breaks)[number]["at"] | "silence" | "trickle"): void {
  if (at === "greeting") {
    socket.end();
    return;
  }
  let content = false;
  socket.write("220 x ESMTP\r\n");
  socket.on("data", (data) => {
    const text = data.toString("latin1");
    if (content || text.endsWith("\r\n.\r\n")) {
      if (!text.endsWith("\r\n.\r\n") || at === "silence") return;
      if (at === "trickle") {
        const dripping = setInterval(() => socket.write("2"), 20).unref();
        socket.on("close", () => clearInterval(dripping));
        return;
      }
      if (at === "answer") socket.write("250 2.0.0 O");
      socket.end();
    } else if (/^EHLO/u.test(text)) socket.write("250 x\r\n");
    else if (/^DATA/u.test(text)) {
      content = true;
      socket.write("354 go on\r\n");
    } else if (/^RCPT/u.test(text) && at === "envelope") socket.end();
    else socket.write("250 2.0.0 Ok\r\n");
  });
}

/** RFC 6376, 6.1, by hand, for relaxed/relaxed alone: shares nothing with what signs. */
function isSigned(message: string, key: KeyObject): boolean {
  const [head = "", ...rest] = message.split("\r\n\r\n");
  const fields = head.split(/\r\n(?![ \t])/);
  const signature = fields.find((field) => /^dkim-signature:/i.test(field))!;
  const tags = new Map(
    signature
      .slice(signature.indexOf(":") + 1)
      .split(";")
      .map((tag) => [tag.split("=")[0]!.trim(), tag.slice(tag.indexOf("=") + 1).replace(/\s/g, "")]),
  );
  const lines = rest.join("\r\n\r\n").split("\r\n");
  const canonical = lines.map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""));
  while (canonical.at(-1) === "") canonical.pop();
  const body = canonical.map((line) => `${line}\r\n`).join("");
  if (createHash("sha256").update(body, "latin1").digest("base64") !== tags.get("bh")) return false;
  const relaxed = (field: string): string => {
    const colon = field.indexOf(":");
    const value = field
      .slice(colon + 1)
      .replace(/\r\n/g, "")
      .replace(/[ \t]+/g, " ")
      .trim();
    return `${field.slice(0, colon).toLowerCase().trim()}:${value}`;
  };
  const unused = fields.filter((field) => field !== signature).map(relaxed);
  const over = tags
    .get("h")!
    .split(":")
    .map((name) => {
      const at = unused.findLastIndex((field) => field.startsWith(`${name.toLowerCase()}:`));
      return at < 0 ? "" : `${unused.splice(at, 1)[0]}\r\n`;
    })
    .join("");
  const data = Buffer.from(`${over}${relaxed(signature.replace(/([;\s]b=)[^;]*$/, "$1"))}`, "latin1");
  const value = Buffer.from(tags.get("b")!, "base64");
  return tags.get("a") === "rsa-sha256"
    ? verify("sha256", data, key, value)
    : verify(null, createHash("sha256").update(data).digest(), key, value);
}
