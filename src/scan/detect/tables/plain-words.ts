/** Headers as people and databases write them (`Cust Nm`, `A/C`, `srt_cd`, `dateOfBirth`) in plain lower-case words. */

const abbreviations: Readonly<Record<string, string>> = {
  cust: "customer", nm: "name", nme: "name", no: "number", num: "number", nbr: "number", nos: "number", ref: "reference",
  refno: "reference number", acc: "account", acct: "account", ac: "account", accno: "account number", acno: "account number",
  srt: "sort", cd: "code", cde: "code", addr: "address", add: "address", adr: "address", addrs: "address", tel: "telephone",
  telno: "telephone number", teleph: "telephone", ph: "phone", mob: "mobile", cell: "mobile", mbl: "mobile", fn: "forename",
  fnm: "forename", fnam: "forename", fstnm: "forename", frst: "first", sn: "surname", snm: "surname", surnm: "surname",
  lst: "last", lstnm: "surname", gvn: "given", pcd: "postcode", pc: "postcode", pcode: "postcode", postcd: "postcode",
  pstcd: "postcode", natins: "national insurance", nino: "nino", dte: "date", dt: "date", brth: "birth", appl: "applicant",
  app: "applicant", applic: "applicant", ten: "tenant", tnt: "tenant", emp: "employee", eml: "email", mail: "email",
  veh: "vehicle", regn: "registration", regno: "registration number", lic: "licence", pport: "passport", ben: "benefit",
  clm: "claim", clmt: "claimant", hsg: "housing", ethn: "ethnicity", eth: "ethnicity", disab: "disability", diag: "diagnosis",
  relig: "religion", sal: "salary", arrs: "arrears", nok: "next of kin", dob: "dob", mid: "middle", init: "initial",
  forename1: "forename", usr: "user", uname: "username", pw: "password", rpt: "report", org: "organisation", hse: "house",
  bldg: "building", st: "street", contacts: "contact", emer: "emergency", emerg: "emergency", natl: "national", bk: "bank",
  ctx: "council tax", ctax: "council tax",
}; // biome-ignore format: a dictionary reads better in lines of many

export function plainWords(header: string): string {
  const words = header
    .replace(/\bA\/c\b/gi, " account ")
    .replace(/\bD\.?O\.?B\b\.?/gi, " dob ")
    .replace(/\bN\.?I\.?(?= ?(?:N|#|$))/g, " ni ")
    .replace(/\bS\/C(?:ode)?\b/gi, " sort code ")
    .replace(/\bP\/Code\b/gi, " postcode ")
    .replace(/\bC\/Tax\b/gi, " council tax ")
    .replace(/#/g, " number ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/([a-zA-Z]{2})(\d)/g, "$1 $2")
    .toLowerCase()
    .replace(/['’]s\b|['’]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .split(" ");
  return words
    .map((word) => abbreviations[word] ?? word)
    .join(" ")
    .replace(/\bnumber number\b/g, "number")
    .replace(/\b(?:e mail|email address)\b/g, "email")
    .replace(/\bfore name\b/g, "forename")
    .replace(/\bsur name\b/g, "surname")
    .replace(/\bpost code\b/g, "postcode");
}
