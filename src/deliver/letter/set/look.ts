/** How letters look, by the format that their reader needs, and where GOV.UK Notify's letter specification wants things. */
import type { NoticeFormat } from "../../../domain/notices/notice.ts";

export const millimetre = 72 / 25.4;
export const page = { width: 210 * millimetre, height: 297 * millimetre };

/** The window of a C5 or DL envelope shows this and nothing else. */
export const addressWindow = {
  left: 24.6 * millimetre,
  top: 40 * millimetre,
  width: 95.4 * millimetre,
  height: 26.2 * millimetre,
};
/** Beside the window, down to where the words begin. */
export const senderLeft = 125 * millimetre;
export const bodyTop = 95 * millimetre;
/** Of the sender's name, above the window. */
export const nameTop = 13 * millimetre;
export const nameBottom = 32 * millimetre;

export type Look = {
  /** Points of running text, and of what stands around it. */
  readonly size: number;
  readonly small: number;
  readonly title: number;
  readonly heading: number;
  readonly subheading: number;
  readonly sender: number;
  /** Between lines, between paragraphs and between the points of a list. */
  readonly lineGap: number;
  readonly after: number;
  readonly afterItem: number;
  readonly margin: number;
  /** From the left edge to where lines of running text end. */
  readonly right: number;
};

const plain: Look = {
  size: 12,
  small: 10,
  title: 16,
  heading: 14,
  subheading: 12,
  sender: 14,
  lineGap: 2,
  after: 7,
  afterItem: 3,
  margin: 22 * millimetre,
  right: 188 * millimetre,
};

export const looks: Readonly<Record<NoticeFormat, Look>> = {
  plain,
  // 16 points and up everywhere but in the window, whose size is the envelope's.
  "large-print": {
    size: 18,
    small: 16,
    title: 25,
    heading: 21,
    subheading: 18,
    sender: 18,
    lineGap: 4,
    after: 13,
    afterItem: 7,
    margin: 20 * millimetre,
    right: 190 * millimetre,
  },
  // Short lines with air around them: each is an idea.
  "easy-read": {
    size: 14,
    small: 14,
    title: 20,
    heading: 17,
    subheading: 15,
    sender: 16,
    lineGap: 5,
    after: 12,
    afterItem: 8,
    margin: 22 * millimetre,
    right: 172 * millimetre,
  },
};
