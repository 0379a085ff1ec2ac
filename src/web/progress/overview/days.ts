/** What was sent day by day, as columns; the table below them says the same. */
import { type Channel, channels } from "../../../domain/notices/notice.ts";
import { byDay, type Cell, type DayLine } from "../../../domain/progress/tally.ts";
import { channelWords } from "../../words/states.ts";

export const channelFills: Readonly<Record<Channel, string>> = {
  email: "#1d70b8",
  letter: "#54319f",
  text: "#158187",
};
const most = 31;
const [height, gap, left] = [160, 6, 60] as const;
/** Columns fill the page, and are never wider than a day deserves. */
const [widest, full] = [64, 900] as const;

export function daysView(cells: readonly Cell[]) {
  const all = byDay(cells);
  if (all.length === 0) return null;
  const shown = all.slice(-most);
  const top = roundUp(Math.max(...shown.map(sumOf)));
  const step = Math.min(widest, Math.floor((full - left) / shown.length));
  const used = channels.filter((channel) => shown.some((line) => line[channel] > 0));
  return {
    earlierThan: all.length > shown.length ? shown[0]!.day : null,
    width: left + Math.max(shown.length, 4) * step + gap,
    height,
    left,
    lines: [1, 0.5, 0].map((part) => ({ y: y(top * part, top), value: Math.round(top * part) })),
    legend: used.map((channel, at) => ({ words: channelWords[channel], fill: channelFills[channel], y: at })),
    columns: shown.map((line, at) => columnOf(line, at, step, top, used)),
    rows: shown
      .filter((line) => sumOf(line) > 0)
      .toReversed()
      .map((line) => ({ ...line, total: sumOf(line) })),
    channels: used.map((channel) => ({ key: channel, words: channelWords[channel] })),
    /** Every day would be too close together. */
    every: shown.length > 16 ? 4 : shown.length > 8 ? 2 : 1,
  };
}

function columnOf(line: DayLine, at: number, step: number, top: number, used: readonly Channel[]) {
  let base = 0;
  const x = left + gap + at * step;
  return {
    x,
    middle: x + Math.round((step - gap) / 2),
    day: line.day,
    label: `${Number(line.day.slice(8))}/${Number(line.day.slice(5, 7))}`,
    parts: used.flatMap((channel) => {
      if (line[channel] === 0) return [];
      const [from, to] = [y(base, top), y(base + line[channel], top)];
      base += line[channel];
      return [{ x, y: to, width: step - gap, height: Math.max(1, from - to), fill: channelFills[channel] }];
    }),
  };
}

function y(value: number, top: number): number {
  return Math.round(10 + (1 - value / top) * (height - 10));
}

function sumOf(line: DayLine): number {
  return channels.reduce((sum, channel) => sum + line[channel], 0);
}

/** 1, 2, 4 or 10 times a power of ten: lines that people can read. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return Math.max(2, [1, 2, 4, 10].map((times) => times * power).find((top) => top >= value) ?? value);
}
