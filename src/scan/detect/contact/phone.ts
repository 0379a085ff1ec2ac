/** United Kingdom telephone numbers by Ofcom's numbering plan, and others where written with their country code. */
import { type Detector, digitsOf, supported } from "../detector.ts";

export const phone: Detector = {
  type: "phone",
  pattern: /(?<![\w+])(?:(?:\+|00)\d|\(\+\d|\(?0[1237])[\d \u00a0().\-/]{6,20}\d/g,
  inColumn: /^[+(]?\d[\d \u00a0().\-/]{5,20}\d(?: ?(?:\((?:home|work|mob(?:ile)?|day|eve|[hwm])\)|[hwm]))?$/i,
  cues: /\b(?:tel|telephone|phone|mob|mobile|cell|call|ring|rang|text|contact|fax|ext|landline|home|work|number|no)\b|☎|(?:^|[\s|(])[tmhw]: ?$/i,
  normalise: toE164,
  accepts(value, at) {
    // Only a spreadsheet's column loses the leading nought: "(717) 245-1256" is abroad.
    if (at.support !== "column" && !/^\(?(?:\+|0)/.test(at.written)) return null;
    if (value.startsWith("+44")) return isBritish(value.slice(3), at.written) ? "structure" : null;
    return /^\+[1-9]\d{7,14}$/.test(value) && /^\(?(?:\+|00)/.test(at.written) ? "unchecked" : null;
  },
  confidence(at, check) {
    if (supported(at)) return check === "structure" ? "high" : "medium";
    return check === "structure" ? "medium" : "low";
  },
};

function toE164(written: string): string {
  const digits = digitsOf(written.replace(/\(0\)/, ""));
  if (written.trimStart().replace("(", "").startsWith("+") || digits.startsWith("00")) {
    const abroad = digits.replace(/^00/, "");
    return abroad.startsWith("44") ? `+44${abroad.slice(2).replace(/^0/, "")}` : `+${abroad}`;
  }
  // A spreadsheet drops the leading nought: ten digits that could follow one are read with it.
  return `+44${digits.replace(/^0/, "")}`;
}

// Ofcom keeps these for drama: nobody has them.
const drama =
  /^(?:1632960\d{3}|2079460\d{3}|7700900\d{3}|11[3-8]4960\d{3}|1214960\d{3}|1314960\d{3}|1414960\d{3}|1514960\d{3}|1614960\d{3}|1914980\d{3}|2890180\d{3}|2920180\d{3}|808157\d{4}|9098790\d{3}|3069990\d{3})$/;

function isBritish(national: string, written: string): boolean {
  if (drama.test(national) || /^(\d)\1+$/.test(national.slice(1))) return false;
  if (/^7/.test(national))
    return /^7(?:[1-57-9]\d|624)\d*$/.test(national) && national.length === 10 && evenly(written);
  if (/^[12]/.test(national)) return /^(?:1\d{8,9}|2[03489]\d{8})$/.test(national) && evenly(written);
  return /^3[03-7]\d{8}$/.test(national) && evenly(written);
}

/** "01/02/2003 04" and "2003-01-02" are dates and times, "0123.456" a decimal: a phone's groups are few. */
function evenly(written: string): boolean {
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(written)) return false;
  const groups = written.match(/\d+/g) ?? [];
  return groups.length <= 6;
}
