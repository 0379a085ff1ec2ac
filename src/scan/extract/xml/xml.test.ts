import assert from "node:assert/strict";
import test from "node:test";
import iconv from "iconv-lite";
import { rowText, tryReading } from "../trial.ts";

const head = '<?xml version="1.0"?>\n';

test("xml: elements that repeat are rows, their parts columns", async () => {
  const { type, rows, ending } = await tryReading(
    "a.xml",
    Buffer.from(
      `${head}<export><people><person ref="7"><name>Ada</name><address><town>Acton</town></address><phone>1</phone><phone>2</phone></person><person><name>Ben</name></person><person><name>Cy</name><born>1980</born></person></people></export>`,
    ),
  );
  assert.equal(type, "xml");
  assert.deepEqual(rows[0], {
    kind: "row",
    of: "table",
    table: "person",
    row: 1,
    cells: [
      { column: "ref", text: "7" },
      { column: "name", text: "Ada" },
      { column: "address.town", text: "Acton" },
      { column: "phone", text: "1" },
      { column: "phone[2]", text: "2" },
    ],
    hidden: false,
  });
  assert.deepEqual([rows.at(-1)!.row, rowText(rows.at(-1)!)], [3, "Cy | 1980"]);
  assert.equal(ending.partial, false);
});

test("xml: what does not repeat is lines with their labels", async () => {
  const { prose } = await tryReading(
    "a.xml",
    Buffer.from(`${head}<form><applicant><name>Ada</name><born>1980</born></applicant></form>`),
  );
  assert.equal(prose[0]!.text, "applicant name: Ada\napplicant born: 1980");
  assert.deepEqual(prose[0]!.marks[0]!.place, { part: "form/applicant/name" });
});

test("xml: the declared encoding counts", async () => {
  const bytes = iconv.encode('<?xml version="1.0" encoding="iso-8859-2"?><a><n>Łukasz</n></a>', "iso-8859-2");
  assert.match((await tryReading("a.xml", bytes)).text, /Łukasz/);
});

test("xml: cut short and malformed, the rest is read and the fault said", async () => {
  const { text, ending } = await tryReading(
    "a.xml",
    Buffer.from(`${head}<a><p><n>Ada & Co</n><m>x</m></p><p><n>Ben</n><m>y</m></p><p><n>C`),
  );
  assert.match(text, /Ben/);
  assert.equal(ending.partial, true);
});

test("xml: half a million elements within each other end within seconds", { timeout: 30_000 }, async () => {
  const { text } = await tryReading("a.xml", Buffer.from(`${head}${"<a>".repeat(500_000)}deep`));
  assert.match(text, /deep/);
});

test("xml: entities that would expand without end do not", async () => {
  const entities = '<!DOCTYPE a [<!ENTITY x "yyyyyyyyyy"><!ENTITY z "&x;&x;&x;&x;&x;&x;">]>';
  const { text } = await tryReading("a.xml", Buffer.from(`${head}${entities}<a><n>&z;&z; safe</n></a>`));
  assert.ok(text.length < 200 && text.includes("safe"));
});
