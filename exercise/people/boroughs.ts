/** Three made-up boroughs that share their IT. No such bodies exist; the outcodes do. */
import type { Chance } from "../chance.ts";
import type { Address, Authority } from "./person.ts";

export const authorities: readonly Authority[] = [
  {
    key: "kingsmere",
    name: "Kingsmere Borough Council",
    pathPrefix: "kingsmere",
    outcodes: ["W8", "W11", "SW5", "SW7", "SW10"],
    domain: "kingsmere.example.net",
    switchboard: "020 7361 4400",
    office: "The Civic Hall, Mere Street",
    officePostcode: "W8 7NZ",
    streets: [
      "Alma Road",
      "Pembury Gardens",
      "Lonsdale Row",
      "Abingdon Mews",
      "Clarence Crescent",
      "Ladbrook Terrace",
      "Portman Rise",
      "St Luke's Street",
      "Holland Close",
      "Warwick Way",
      "Sheffield Terrace",
      "Lancaster Walk",
    ],
    wards: ["Mere", "Abbotsfield", "Norland Vale"],
    schools: ["St Luke's Primary School", "Mere Park Academy"],
  },
  {
    key: "wexcombe",
    name: "City of Wexcombe Council",
    pathPrefix: "wexcombe",
    outcodes: ["SW1V", "SW1P", "W2", "W9", "NW8"],
    domain: "wexcombe.example.org",
    switchboard: "020 7641 2200",
    office: "Wexcombe House, 64 Minster Row",
    officePostcode: "SW1P 4QW",
    streets: [
      "Minster Row",
      "Tachbrook Lane",
      "Chester Mews",
      "Lupin Street",
      "Warwick Avenue",
      "Elgin Square",
      "Hamilton Court",
      "Sutherland Place",
      "Carlton Drive",
      "Randolph Yard",
      "Durham Terrace",
      "Lincoln Street",
    ],
    wards: ["Minster", "Canalside", "Harrow End"],
    schools: ["Minster Row Primary School", "Canalside Community School"],
  },
  {
    key: "fairholme",
    name: "London Borough of Fairholme",
    pathPrefix: "fairholme",
    outcodes: ["W6", "W12", "W14", "SW6"],
    domain: "fairholme.example.com",
    switchboard: "020 8748 3300",
    office: "Fairholme Town Hall, Bridge Approach",
    officePostcode: "W6 9ZU",
    streets: [
      "Bridge Approach",
      "Askew Grove",
      "Goldhawk Close",
      "Dalling Lane",
      "Munster Row",
      "Fulmer Road",
      "Percy Street",
      "Becklow Gardens",
      "Preston Road",
      "Brook Terrace",
      "Ravenscourt Rise",
      "Aspen Walk",
    ],
    wards: ["Riverside", "Askew", "Sands Mount"],
    schools: ["Aspen Walk Primary School", "Riverside Academy"],
  },
];

export function address(chance: Chance, authority: Authority): Address {
  const number = chance.int(1, 180);
  const street = `${number}${chance.happens(0.08) ? chance.pick(["A", "B"]) : ""} ${chance.pick(authority.streets)}`;
  const line = chance.happens(0.4) ? `Flat ${chance.int(1, 48)}, ${street}` : street;
  const inward = chance.int(0, 9) + chance.letters(2, "ABDEFGHJLNPQRSTUWXYZ");
  return {
    line,
    town: "London",
    postcode: `${chance.pick(authority.outcodes)} ${inward}`,
    uprn: `1000${chance.int(20, 99)}${chance.digits(6)}`,
  };
}

/** Each borough has its own template for each reference, and keeps to it. */
export function councilTaxReference(chance: Chance, authority: Authority): string {
  if (authority.key === "kingsmere")
    return `3${chance.digits(7)}${chance.letters(1, "ABCDEFGHJKLMNPRSTUWXY")}`;
  if (authority.key === "wexcombe") return `W${chance.digits(8)}`;
  return `85${chance.digits(6)}`;
}

export function housingReference(chance: Chance, authority: Authority): string {
  if (authority.key === "kingsmere") return `TEN/${chance.digits(6)}`;
  if (authority.key === "wexcombe") return `T-${chance.digits(5)}-${chance.digits(2)}`;
  return `HF${chance.digits(7)}`;
}

export function benefitReference(chance: Chance, authority: Authority): string {
  if (authority.key === "kingsmere") return `HB${chance.digits(7)}`;
  if (authority.key === "wexcombe") return `${chance.digits(6)}-B`;
  return `BEN/${chance.digits(6)}/${chance.int(1, 9)}`;
}
