/** Papers with nobody in them: policies and minutes, and numbers that look like somebody's and are not. */
import type { Leaf } from "../pack/leaf.ts";
import { type ProseFormat, prose } from "../pack/prose.ts";
import { delimited } from "../pack/text.ts";
import { luhnCheck, nhsCheck } from "../people/numbers.ts";
import { type Desk, footer } from "./desk.ts";
import { plain, type Sheet, type Written } from "./writing.ts";

const formats: readonly ProseFormat[] = ["docx", "pdf", "txt", "html"];

export async function quiet(desk: Desk): Promise<Leaf[]> {
  const { authority } = desk;
  const policies = policyTitles.map((title, i) => {
    const year = 2006 + ((i * 4) % 15);
    const words = {
      kind: "prose",
      title: plain(title),
      paragraphs: policy(desk, title),
      footer: footer(authority),
    } as const;
    const path = `${authority.pathPrefix}/policies/${year}/${title.toLowerCase().replace(/[^a-z]+/g, "-")}`;
    return prose(path, words, year, formats[i % formats.length] ?? "docx");
  });
  return [
    ...(await Promise.all(policies)),
    await prose(`${authority.pathPrefix}/training/it-security-leaflet`, leaflet(desk), 2014, "docx"),
    await prose(`${authority.pathPrefix}/templates/refund-letter-template`, template(), 2011, "txt"),
    delimited(
      `${authority.pathPrefix}/finance/2012/supplier_invoices.csv`,
      invoices(desk),
      2012,
      ",",
      "utf-8",
    ),
    delimited(
      `${authority.pathPrefix}/facilities/2015/room_bookings.csv`,
      rooms(desk),
      2015,
      ",",
      "windows-1252",
    ),
    delimited(`${authority.pathPrefix}/assets/2010/asset_register.csv`, assets(desk), 2010, ",", "utf-8"),
  ];
}

const policyTitles = [
  "Records retention policy",
  "Minutes of the Highways Committee",
  "Winter gritting plan",
  "Procurement rules",
  "Minutes of the Planning Committee",
  "Equality statement",
  "Customer charter",
  "Annual budget summary",
];

function policy(desk: Desk, title: string): Written[] {
  const { chance } = desk;
  return [
    plain(`${title} - adopted on ${chance.int(1, 28)}/0${chance.int(1, 9)}/2009, for review on 01/04/2012.`),
    plain(
      "The Chair welcomed members. Apologies were received from two members. The minutes of the last meeting were agreed.",
    ),
    plain(
      `Officers reported on schemes in Preston Road, Lincoln Street and Lancaster Walk. Visits to Preston and to Lincoln are planned for the ${chance.pick(["spring", "autumn"])}; Chester and Durham have offered to host.`,
    ),
    plain(
      `The contract with Ashworth Highways Ltd (company number 0${chance.digits(7)}, VAT registration GB ${chance.digits(9)}) was extended to 31/03/2011. Mercer Lodge Partnership LLP tendered as well. Purchase order ${chance.digits(8)}; ledger code ${chance.digits(6)}.`,
    ),
    plain(
      `Reports are kept for ${chance.int(3, 12)} years. Health and safety, diabetes awareness week and domestic violence services were noted.`,
    ),
  ];
}

/** Ofcom's drama numbers, HMRC's and the schemes' own samples: for teaching, nobody's. */
function leaflet(desk: Desk) {
  return {
    kind: "prose",
    title: plain("Spot the phish: a training leaflet"),
    paragraphs: [
      plain("Never give out a National Insurance number. They look like QQ123456C or, in forms, AB123456C."),
      plain(
        "A caller may offer a number such as 01632 960123, 020 7946 0018 or 07700 900461. Hang up and ring the switchboard.",
      ),
      plain(
        "Card numbers such as 4111 1111 1111 1111, 4242 4242 4242 4242 or 5555 5555 5555 4444 are for testing only.",
      ),
      plain(
        "An IBAN looks like GB29 NWBK 6016 1331 9268 19 or GB82 WEST 1234 5698 7654 32. A postcode looks like A1 1AA or ZZ99 3WZ.",
      ),
      plain("Passwords should have twelve characters or more. Do not write them down."),
    ],
    footer: footer(desk.authority, "techhub"),
  } as const;
}

function template() {
  return {
    kind: "prose",
    title: plain("«AddressBlock»"),
    paragraphs: [
      plain("Dear [TITLE] [SURNAME]"),
      plain(
        "Your account [ACCOUNT NUMBER], sort code [XX-XX-XX], will be credited with £[AMOUNT] on DD/MM/YYYY.",
      ),
      plain("National Insurance number: ________  Date of birth: __/__/____"),
      plain("Yours sincerely\n[OFFICER NAME]"),
    ],
  } as const;
}

function invoices(desk: Desk): Sheet {
  const { chance } = desk;
  const rows = Array.from({ length: 40 }, (_, i) => [
    invoiceNumber(desk),
    `${chance.pick(["Ashworth", "Marshall", "Hargreaves", "Grant", "Wainwright"])} ${chance.pick(["Ltd", "Supplies Ltd", "& Co plc", "LLP"])}`,
    `GB${chance.digits(9)}`,
    `0${chance.digits(7)}`,
    `${String(1 + (i % 28)).padStart(2, "0")}/06/2012`,
    `${chance.int(40, 9000)}.00`,
  ]);
  return sheet(
    "supplier_invoices",
    ["Invoice No", "Supplier", "VAT Reg", "Company No", "Invoice date", "Net"],
    rows,
  );
}

/** Ten digits in an NHS range whose check digit is wrong. */
function invoiceNumber(desk: Desk): string {
  const nine = `4${desk.chance.digits(8)}`;
  return nine + ((Number(nhsCheck(nine) ?? "0") + desk.chance.int(1, 9)) % 10);
}

function rooms(desk: Desk): Sheet {
  const { chance } = desk;
  const rows = Array.from({ length: 12 }, (_, i) => [
    `${chance.pick(["MR", "RM", "CF"])}${String(chance.int(10, 60))} ${chance.pick(["CPU", "LAB", "MTG", "HUB"])}`,
    `${String(1 + (i % 28)).padStart(2, "0")}/09/2015`,
    chance.pick(["Budget review", "Team meeting", "Lincoln Street scheme", "Preston twinning group"]),
    String(chance.int(4, 30)),
  ]);
  return sheet("room_bookings", ["Room", "Date", "Purpose", "Seats"], rows);
}

/** Serial numbers of 20 digits that hold 16 which pass Luhn; identifiers of machines. */
function assets(desk: Desk): Sheet {
  const { chance } = desk;
  const rows = Array.from({ length: 30 }, () => {
    const body = `454313${chance.digits(9)}`;
    const uuid = [8, 4, 4, 4, 12].map((length) => chance.letters(length, "0123456789abcdef")).join("-");
    return [
      `${chance.digits(2)}${body}${luhnCheck(body)}${chance.digits(2)}`,
      uuid,
      chance.pick(["Laptop", "Printer", "Monitor"]),
      `Order ${chance.digits(12)}`,
    ];
  });
  return sheet("asset_register", ["Serial", "Identifier", "Kind", "Order"], rows);
}

function sheet(name: string, head: readonly string[], rows: readonly (readonly string[])[]): Sheet {
  return { name, rows: [head, ...rows].map((row) => row.map(plain)) };
}
