/** One notice, ready for its page: as it will be read, and what became of it. */
import type { NoticeDetail } from "../../../respond/desk/people/notice-desk.ts";
import { bandTags, channelWords, holdWordsOf, noticeTags } from "../../words/states.ts";

export function noticeView(notice: NoticeDetail, base: string) {
  return {
    // Titles stay in the browser's history: no name.
    title: `Notice to ${notice.personReference}`,
    back: { href: `${base}/notices`, text: "Notices" },
    here: `${base}/notices/${notice.id}`,
    person: `${base}/people/${notice.person}`,
    notice,
    name: notice.personName === "" ? "No name found" : notice.personName,
    state: noticeTags[notice.state],
    band: bandTags[notice.band],
    channel: notice.channel === null ? "Not chosen" : channelWords[notice.channel],
    holds: notice.holdReasons.map(holdWordsOf),
    held: notice.state === "held",
    canApprove: notice.state === "drafted",
    canWithdraw: notice.state === "held" || notice.state === "drafted" || notice.state === "approved",
    letter: notice.channel === "letter" || notice.channel === null,
    textLength: notice.words.short.length,
  };
}
