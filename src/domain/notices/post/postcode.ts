/** UK postcodes as Royal Mail sorts by them: an area that exists, then the form of one. */

const areas = `
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G
GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L GIR LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL
OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR
WS WV YO ZE`
  .trim()
  .split(/\s+/);

const postcode = new RegExp(`^(?:${areas.join("|")})[0-9][0-9A-Z]?[0-9][A-BD-HJLNP-UW-Z]{2}$`);
// ASCII's, and those that nobody sees.
const space = /[ \t\n\r\v\f\u00a0\u202f\u180e\u200b-\u200d\u2028\u2029\u2060\ufeff]/g;

/** "sw7 2az" and "S W7 2AZ" as "SW7 2AZ"; null where it is no postcode. */
export function asPostcode(written: string): string | null {
  const letters = written.replace(space, "").toUpperCase();
  return postcode.test(letters) ? `${letters.slice(0, -3)} ${letters.slice(-3)}` : null;
}
