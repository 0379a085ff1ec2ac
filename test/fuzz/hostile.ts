/** What somebody hostile, or a broken program, would send. Each marker must never come back as it was sent. */
import type { Chance } from "../../exercise/chance.ts";

/** A tag, an attribute, a script's text and a sum that no page of ours has of its own. */
export const markers = {
  tag: "<zq7tag",
  attribute: 'zq7attr="',
  header: "x-zq7-header",
  sum: "62710561",
} as const;

const markup = [
  `${markers.tag} onload=alert(1)>`,
  `"><${"zq7tag"} src=x onerror=alert(1)>`,
  `' onfocus=alert(1) ${markers.attribute}`,
  `" ${markers.attribute} autofocus x="`,
  `</title>${markers.tag}>`,
  `</textarea>${markers.tag}>`,
  `<!--${markers.tag}>-->`,
  `<svg>${markers.tag}>`,
  "javascript:alert(1)//",
];
const templates = [
  "{{ 7919*7919 }}",
  "{% for x in [1] %}{{ 7919*7919 }}{% endfor %}",
  "$" + "{7919*7919}",
  "<%= 7919*7919 %>",
  "#{7919*7919}",
];
const sql = [
  "' or '1'='1",
  "'; drop table person; --",
  "1 union select zq7 from zq7",
  "\\'; select zq7_sleep(9) --",
  "%' or 1=1 --",
  "00000000-0000-0000-0000-000000000000",
];
const bytes = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x\udfffy",
  "\ufeff\u202e\u200b",
  "\u001b[2J\u0007",
  "e\u0301".repeat(300),
  "\uffff",
  "🏳️‍🌈".repeat(40),
];
const headers = [
  `x\r\n${markers.header}: 1`,
  `x\n${markers.header}: 1`,
  `\r\n\r\n${markers.tag}>`,
  "%0d%0aset-cookie:%20zq7=1",
];
const places = [
  "../../../etc/passwd",
  "..\\..\\windows",
  "/etc/passwd\u0000.txt",
  "file:///etc/passwd",
  "//elsewhere.example/x",
  "/\\elsewhere.example",
  "https://elsewhere.example/",
  "http://169.254.169.254/latest",
];
const numbers = [
  "-1",
  "0",
  "1e309",
  "nan",
  "9999999",
  "99999999999999999999",
  "0x10",
  "٣",
  "1.5",
  "+1",
  "2147483648",
  "-0",
];
const dates = ["2026-02-30", "0000-00-00", "99999-12-31", "-271821-04-19", "24:61"];
const words = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "null", "true"];
const formulas = ["=1+1", "@SUM(1)", "+1", "\t=1"];
/** The last fits into a form, and becomes longer in an entry of the ledger than any entry may be. */
const long = [
  ...["x".repeat(300), "y".repeat(5_000), "ä".repeat(30_000), " ".repeat(2_000)],
  `z${"\u0001".repeat(15_000)}z`,
];

const kinds = [
  markup,
  markup,
  markup,
  templates,
  sql,
  bytes,
  bytes,
  headers,
  places,
  numbers,
  dates,
  words,
  formulas,
  long,
];

export function hostile(chance: Chance): string {
  const value = chance.pick(chance.pick(kinds));
  return chance.happens(1 / 12) ? `${value}${chance.pick(chance.pick(kinds))}` : value;
}

/** For a place in an address: no longer than an address is taken. */
export function hostileInAddress(chance: Chance): string {
  const value = hostile(chance).slice(0, 600);
  if (chance.happens(1 / 6))
    return chance.pick(["%", "%zz", "%00", "%c3%28", "%ed%a0%80", "%2e%2e%2f", "%252e", ";a=b"]);
  return encodeURIComponent(value.toWellFormed());
}

export const oddTypes = [
  "application/json",
  "text/plain",
  "text/xml",
  "multipart/form-data",
  "multipart/form-data; boundary=zq7",
  "application/x-www-form-urlencoded; charset=utf-16",
  "application/x-www-form-urlencoded;charset=\u0000",
  "x",
  "",
  "application/octet-stream",
];

export const oddBodies = [
  '{"_csrf":["x"],"__proto__":{"admin":true}}',
  "--zq7\r\ncontent-disposition: form-data; name=x; filename=../../x.svg\r\n\r\n<svg onload=alert(1)>",
  "%",
  "%zz=%zz&=&&&==",
  "a[b][c]=1&a[]=2&a=3&__proto__[x]=1&constructor.prototype.x=1",
  "a=1&".repeat(1500),
  "\u0000\u0001\u0002",
  "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>",
  "z".repeat(70_000),
];

export const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { "x-forwarded-for": `${markers.tag}>` },
  { "x-forwarded-host": "elsewhere.example", forwarded: "host=elsewhere.example" },
  { "x-http-method-override": "DELETE", "x-method-override": "PUT" },
  { "x-original-url": "/incidents", "x-rewrite-url": "/incidents" },
  { "x-request-id": `${markers.tag}>` },
  { accept: "x".repeat(3000), "accept-language": `${markers.tag}>` },
  { "user-agent": `${markers.tag}> ${"x".repeat(2000)}` },
  { referer: "https://elsewhere.example/?q=" },
  { "content-length": "5" },
  { range: "bytes=0-999999999999", "if-none-match": "*", "if-modified-since": "x" },
  { "sec-fetch-site": "cross-site", origin: "https://elsewhere.example" },
  { origin: "null" },
  { "content-encoding": "gzip" },
  { expect: "200-ok" },
  { authorization: `Bearer ${markers.tag}>` },
];

export const oddMethods = ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "PROPFIND"] as const;
