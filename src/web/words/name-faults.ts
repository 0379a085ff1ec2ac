/** Why a name that was found is looked at by a person before anything is addressed to it. */
import type { NameFault } from "../../domain/notices/name-check.ts";

export const nameFaultWords: Readonly<Record<NameFault, string>> = {
  "hidden-characters": "It has characters that cannot be seen",
  digits: "It has digits",
  link: "It has a link or an email address",
  markup: "It has signs of a markup or programming language",
  symbols: "It has signs that names do not have",
  "look-alikes": "It has letters made to look like others",
  "mixed-scripts": "It mixes letters of several alphabets",
  "several-people": "It may be the name of several people",
  organisation: "It may be the name of an organisation or a role",
  placeholder: "It looks like a test or a placeholder",
  instruction: "It looks like an instruction",
  "one-letter": "It is one letter over and over",
  "too-short": "It is too short for a name",
  "too-long": "It is too long for a name",
};
