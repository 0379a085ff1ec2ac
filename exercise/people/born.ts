/** One made-up person, drawn inside a household whose earlier members are known. */
import type { Chance } from "../chance.ts";
import { benefitReference } from "./boroughs.ts";
import type { Member } from "./household.ts";
import { nicknames } from "./names.ts";
import { account, nhsNumber, nino, paymentCard, upn, utr } from "./numbers.ts";
import { ascii, drivingLicence, email, mobile, vehicle } from "./papers-of.ts";
import type { Authority, Person } from "./person.ts";

type Settled = {
  readonly id: string;
  readonly household: string;
  readonly role: "subject" | "staff";
  readonly noFixedAbode: boolean;
  readonly atRisk: boolean;
  /** Casework alone tells of a death, and it is about residents. */
  readonly mayHaveDied: boolean;
};

const jobs = [
  "Parking Services Officer",
  "Housing Officer",
  "Benefits Assessor",
  "Council Tax Officer",
  "Social Worker",
  "Customer Service Adviser",
  "Team Leader",
  "Licensing Officer",
  "Finance Assistant",
  "Head of Service",
];

export function person(
  chance: Chance,
  authority: Authority,
  member: Member,
  earlier: readonly Person[],
  settled: Settled,
): Person {
  const elder = member.namedAfter === undefined ? undefined : earlier[member.namedAfter];
  const { mayHaveDied, ...kept } = settled;
  const twin = member.twinOf === undefined ? undefined : earlier[member.twinOf];
  const shares = member.sharesWith === undefined ? undefined : earlier[member.sharesWith];
  const forenames = elder?.forenames ?? forenamesOf(chance, member, earlier);
  const dateOfBirth = twin?.dateOfBirth ?? dateBetween(chance, member.born);
  const bearer = { forenames, surname: member.surname, sex: member.sex, dateOfBirth };
  const own = account(chance);
  const joint =
    shares !== undefined && member.child === undefined && chance.happens(0.4) ? shares : undefined;
  const nickname = nicknames[forenames[0] ?? ""];
  const ownEmail =
    settled.role === "staff"
      ? `${ascii(forenames[0] ?? "").toLowerCase()}.${ascii(member.surname).toLowerCase()}${Number(settled.id.slice(1))}@${authority.domain}`
      : email(chance, bearer);
  return {
    ...kept,
    authority: authority.key,
    sex: member.sex,
    title: titleOf(chance, member),
    forenames,
    surname: member.surname,
    ...(member.formerSurname === undefined ? {} : { formerSurname: member.formerSurname }),
    ...(nickname === undefined ? {} : { nickname }),
    heritage: member.heritage.key,
    dateOfBirth,
    child: member.child === true,
    deceased:
      settled.role === "subject" &&
      !member.child &&
      !settled.atRisk &&
      Number(dateOfBirth.slice(0, 4)) < 1945 &&
      chance.happens(0.15) &&
      mayHaveDied,
    ...(settled.atRisk && !member.child
      ? {
          safeContact: `c/o ${chance.pick(["Haven", "Larch House", "Women's Link"])}, PO Box ${chance.int(100, 999)}`,
        }
      : {}),
    namesake: elder !== undefined || member.namedAfter !== undefined,
    nino: nino(chance),
    nhsNumber: nhsNumber(chance),
    utr: utr(chance),
    passport: `${chance.pick(["2", "3", "4", "5"])}${chance.digits(8)}`,
    drivingLicence: drivingLicence(chance, bearer),
    vehicle: vehicle(chance),
    account: joint?.account ?? { sortCode: own.sortCode, number: own.number },
    iban: joint?.iban ?? own.iban,
    card: paymentCard(chance),
    email: settled.role === "staff" ? ownEmail : (shares?.email ?? ownEmail),
    mobile: member.child && shares ? shares.mobile : mobile(chance),
    benefitReference: benefitReference(chance, authority),
    upn: upn(chance),
    salary: chance.int(180, 640) * 100 + chance.int(0, 99),
    job: chance.pick(jobs),
  };
}

function forenamesOf(chance: Chance, member: Member, earlier: readonly Person[]): string[] {
  const from = member.sex === "F" ? member.heritage.women : member.heritage.men;
  const taken = earlier.map((other) => other.forenames[0]);
  const free = from.filter((name) => !taken.includes(name));
  const first = chance.pick(free);
  return chance.happens(0.45) ? [first, chance.pick(from.filter((name) => name !== first))] : [first];
}

function titleOf(chance: Chance, member: Member): string {
  if (member.child) return member.sex === "F" ? "Miss" : "Master";
  if (chance.happens(0.05)) return chance.pick(["Dr", "Dr", "Rev"]);
  if (member.sex === "M") return "Mr";
  return member.formerSurname === undefined ? chance.pick(["Ms", "Miss", "Ms"]) : "Mrs";
}

function dateBetween(chance: Chance, [from, to]: readonly [number, number]): string {
  const month = String(chance.int(1, 12)).padStart(2, "0");
  return `${chance.int(from, to)}-${month}-${String(chance.int(1, 28)).padStart(2, "0")}`;
}
