/** Whether words look as if they told of a person: a warning for whoever is in a hurry, never a hindrance. */

/** Numbers and codes that belong to one person: National Insurance, NHS, a card, a bank account, a birthday. */
const personal = [
  /\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b/i,
  /\b\d{3} \d{3} \d{4}\b/,
  /\b(?:\d[ -]?){13,19}\b/,
  /\b\d{2}-\d{2}-\d{2}\b/,
  /\b(?:born|date of birth|dob)\b/i,
  /\b07\d{3} ?\d{3} ?\d{3}\b/,
  /\b(?:mr|mrs|miss|ms|mx|dr) [A-Z][a-z]+/,
];

export function seemsPersonal(text: string): boolean {
  return personal.some((pattern) => pattern.test(text));
}
