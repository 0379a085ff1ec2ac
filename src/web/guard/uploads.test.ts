import assert from "node:assert/strict";
import { test } from "node:test";
import Fastify from "fastify";
import { takeUploads, type Upload, uploadsOf } from "./uploads.ts";

type Taken = { readonly fields: Readonly<Record<string, unknown>>; readonly uploads: readonly Upload[] };

async function send(
  payload: string | Buffer,
  type = "multipart/form-data; boundary=----of-tests",
  limit = 10_000,
) {
  const app = Fastify();
  const taken: Taken[] = [];
  app.removeAllContentTypeParsers();
  await app.register((scope, _options, ready) => {
    takeUploads(scope);
    scope.post("/", { bodyLimit: limit }, async (request) => {
      taken.push({ fields: request.body as Taken["fields"], uploads: uploadsOf(request) });
      return "";
    });
    ready();
  });
  app.post("/other", async () => "");
  const ask = (url: string) =>
    app.inject({ method: "POST", url, headers: { "content-type": type }, payload });
  return { status: (await ask("/")).statusCode, other: (await ask("/other")).statusCode, taken };
}

const part = (disposition: string, body: string) =>
  `------of-tests\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`;

test("fields and files of a form are taken, and by no page that does not say so", async () => {
  const form = `${part('name="words"', "two\u0000 words")}${part('name="words"', "more")}${part('name="file"; filename="C:\\maps\\north.csv"', "what,key")}${part('name="none"; filename=""', "")}------of-tests--\r\n`;
  const { status, other, taken } = await send(form);
  assert.equal(status, 200);
  assert.equal(other, 415);
  assert.deepEqual({ ...taken[0]!.fields }, { words: ["two words", "more"] });
  assert.deepEqual(
    taken[0]!.uploads.map(({ field, name, bytes }) => [field, name, Buffer.from(bytes).toString()]),
    [["file", "north.csv", "what,key"]],
  );
});

const hostile = [
  { name: "a body that is none", payload: "what,key", status: 400 },
  { name: "a form that breaks off", payload: part('name="words"', "x"), status: 400 },
  { name: "no boundary", payload: "x", type: "multipart/form-data", status: 400 },
  {
    name: "too much",
    payload: `${part('name="file"; filename="a"', "x".repeat(20_000))}------of-tests--`,
    status: 413,
  },
  {
    name: "too many parts",
    payload: `${part('name="a"', "").repeat(1_001)}------of-tests--\r\n`,
    limit: 1_000_000,
    status: 413,
  },
];
for (const { name, payload, type, limit, status } of hostile) {
  test(`an upload with ${name} is refused`, async () => {
    assert.equal((await send(payload, type, limit)).status, status);
  });
}

test("a field called like a prototype is a field and nothing else", async () => {
  const { taken } = await send(`${part('name="__proto__"', "x")}------of-tests--\r\n`);
  assert.deepEqual(Object.keys(taken[0]!.fields), ["__proto__"]);
  assert.equal(Object.getPrototypeOf({}).x, undefined);
});

test("a file's name holds no path and nothing that a terminal obeys", async () => {
  const name = "../../etc/\u001b[31m\u202egnp.exe";
  const { taken } = await send(`${part(`name="file"; filename="${name}"`, "x")}------of-tests--\r\n`);
  assert.equal(taken[0]!.uploads[0]!.name, "[31mgnp.exe");
});
