/** Sentences: the map of shared services, and files that are imported into it. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const mapWords: Sentences = {
  "no-such-map-thing": "This is not on the map any more. Go back to the map.",
  "map-key-malformed":
    "A short name has small letters and numbers, with hyphens between them, and 60 characters at most. For example: north-files.",
  "map-key-taken": "Something else of this kind has this short name already. Choose another.",
  "map-name-missing": "Enter a name.",
  "map-text-too-long": "Shorten it: a name has 120 characters at most, a note 1,000.",
  "map-controller-unknown": "Select the authority whose data it is.",
  "map-category-unknown": ({ path = "" }) =>
    `There is no kind of data called “${path}”. The template lists them all.`,
  "map-year-wrong": "Enter a year, like 2006.",
  "map-years-reversed": "The last year comes before the first. Put them the other way round.",
  "map-day-wrong": "Enter a real date, like 31 3 2017.",
  "map-days-reversed": "The last day comes before the first. Put them the other way round.",
  "map-end-unknown": "What this leads to is not on the map. Add it first.",
  "map-ends-unfit":
    "These two cannot be joined like this. An authority uses systems; an authority or a processor operates systems; a service or a system runs on systems; a system connects to systems; a system holds data sets.",
  "map-edge-to-itself": "Something cannot be joined to itself. Choose another.",
  "map-edge-doubled":
    "This is on the map already for some of these days. Change the dates, or change what is there.",
  "map-years-of-no-data": "Only what a system holds has years of data. Leave them out.",
  "map-edges-hang-on":
    "Something still hangs on this. Delete those connections first, each with its reasons, or leave it.",
  "map-file-wrong": "Nothing was imported: the file has errors.",
  "map-changed-since-shown":
    "The map changed since you looked. Nothing was imported. Look at what would be done now, and agree to that.",
  "row-field-missing": ({ path = "" }) => `“${path}” is empty, and is needed here.`,
  "row-field-unfit": ({ path = "" }) => `“${path}” says nothing about a thing of this kind. Leave it empty.`,
  "row-key-unknown": ({ path = "", near }) =>
    `There is no “${path}” on the map or in the file.${near === undefined ? "" : ` Did you mean “${near}”?`}`,
  "row-key-in-doubt": ({ path = "" }) =>
    `“${path}” could be several things. Say which: authority:${path} or processor:${path}, service: or system:.`,
  "row-day-wrong": ({ path = "" }) => `“${path}” is no day. Write it as 2017-03-31.`,
  "row-year-wrong": ({ path = "" }) => `“${path}” is no year. Write it as 2006.`,
  "row-twice": ({ path = "" }) => `“${path}” stands in the file twice. Leave one out.`,
  "row-doubled": ({ path = "" }) => `This says of ${path} what is said already for some of these days.`,
  "row-name-differs": ({ path = "" }) =>
    `This is called “${path}” here. Names of authorities and services are not changed by an import: put it right in the file.`,
  "row-service-not-yours": ({ path = "" }) =>
    `Only ${path} adds services of its own: they stand on its public page. Leave the row out, or ask them.`,
  "row-authority-not-yours": ({ path = "" }) =>
    `${path} is not in this record, and only an incident lead adds authorities. Leave the row out, or ask one.`,
  "map-edge-ended": ({ by = "A colleague", at }) =>
    `${by} has ended this already${at === undefined ? "" : `, at ${ukClock(at)}`}. To put the day right, change its dates.`,
};
