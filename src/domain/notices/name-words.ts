/**
 * Words that stand where a name should, and are none. Only what hardly anybody is called: Church, Bank, Service, Will, You,
 * The and Null are people's names, and stay out.
 */

/** Before a dot without a space. */
export const shortForms = setOf(
  "mr mrs ms mx miss dr prof rev revd st ste sr jr sir fr hon cllr lt col capt sgt maj gen",
);

/** Anywhere in it. */
export const organisations = setOf(
  `ltd limited plc llp llc gmbh cic cio inc incorporated corporation company council councils borough cyngor cyf cyfyngedig
  department dept directorate association society university academy school schools college nursery surgery hospital clinic
  pharmacy nhs hmrc dwp ico office services solutions consultancy consultants solicitors properties holdings enterprises
  investments developments management housing homes lettings estates trustees executors foundation federation
  committee authority ministry government police helpdesk reception mailbox enquiries inquiries payroll accounts finance
  billing invoices administrator admin webmaster postmaster noreply occupier occupiers householder resident residents tenant
  tenants leaseholder landlord customer customers client claimant applicant proprietor director directors manager managers
  partnership group team restaurant takeaway supermarket garage`,
);

/** Anywhere in it. */
export const placeholders = setOf(
  `test testing tests testuser dummy unknown redacted deleted anonymous anonymised undefined asdf asdfgh qwerty qwertyuiop
  lorem ipsum placeholder tbc tba xxx xxxx xx firstname lastname forename forenames surname username fullname donotuse`,
);

/** Where nothing else stands there: each may be a part of a real name. */
export const placeholdersAlone = setOf(
  `null none nil nan na n a no name names blank empty sample example tester user foo bar baz void false true error value
  person somebody someone nobody n k not known given applicable john jane doe first last mr mrs ms miss dr mx sir madam`,
);

/** What is said to a reader or a machine, and nobody is called. */
export const instructions = setOf(
  `ignore ignoring disregard instruction instructions prompt prompts previous override overrides click password passwords
  passcode urgent urgently refund verify verification javascript script select insert delete update drop table union exec
  alert onerror onload iframe approve approved release released please subscribe unsubscribe winner prize lottery bitcoin
  whatsapp telegram transfer payment login signin assistant chatgpt bcc smtp subject content download attachment`,
);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/).filter((word) => word !== ""));
}
