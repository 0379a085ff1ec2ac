/** What a made-up person is: the facts that papers then write down, each in its own way. */

export type Address = {
  /** "Flat 3, 12 Alma Road" */
  readonly line: string;
  readonly town: string;
  readonly postcode: string;
  readonly uprn: string;
};

export type Person = {
  readonly id: string;
  readonly role: "subject" | "staff";
  readonly authority: string;
  readonly household: string;
  readonly sex: "F" | "M";
  readonly title: string;
  readonly forenames: readonly string[];
  readonly surname: string;
  readonly formerSurname?: string;
  readonly nickname?: string;
  readonly heritage: string;
  /** ISO. */
  readonly dateOfBirth: string;
  readonly child: boolean;
  readonly deceased: boolean;
  readonly atRisk: boolean;
  readonly noFixedAbode: boolean;
  readonly safeContact?: string;
  /** Somebody else of the same household has the same name. */
  readonly namesake: boolean;
  readonly nino: string;
  readonly nhsNumber: string;
  readonly utr: string;
  readonly passport: string;
  readonly drivingLicence: string;
  readonly vehicle: string;
  readonly account: { readonly sortCode: string; readonly number: string };
  readonly card: string;
  readonly iban: string;
  readonly email: string;
  readonly mobile: string;
  readonly benefitReference: string;
  readonly upn: string;
  readonly salary: number;
  readonly job: string;
};

export type Household = {
  readonly id: string;
  readonly authority: string;
  readonly address: Address;
  readonly formerAddress?: Address;
  readonly landline: string;
  readonly councilTaxReference: string;
  readonly housingReference: string;
  readonly people: readonly Person[];
};

export type Authority = {
  readonly key: string;
  readonly name: string;
  readonly pathPrefix: string;
  readonly outcodes: readonly string[];
  readonly domain: string;
  readonly switchboard: string;
  readonly office: string;
  readonly officePostcode: string;
  readonly streets: readonly string[];
  readonly wards: readonly string[];
  readonly schools: readonly string[];
};

export type Population = {
  readonly authorities: readonly Authority[];
  readonly households: readonly Household[];
  readonly staff: readonly Household[];
};
