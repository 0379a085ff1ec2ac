/** Royal Mail's postcode areas and the districts in use in each; generous where districts come and go. */

const districts =
  "AB10-16,21-25,30-39,41-45,51-56,99 AL1-10 B1-21,23-38,40,42-50,60-80,90-99 BA1-16,20-22 BB1-12,18,94 BD1-24,97-99 " +
  "BF1 BH1-25,31 BL0-9,11,78 BN1-18,20-27,41-45,50-52,88,91,95,99 BR1-8,98 BS0-16,20-32,34-37,39-41,48-49,77,80,98-99 " +
  "BT1-49,51-58,60-71,74-82,92-94 CA1-28,95,99 CB1-11,21-25 CF3,5,10-11,14-15,23-24,30-48,61-64,71-72,81-83,91,95,99 " +
  "CH1-8,25-34,41-49,60-66,70,88,99 CM0-9,11-24,77,92,98-99 CO1-16 CR0,2-9,44,90 CT1-21,50 CV1-13,21-23,31-37,47 " +
  "CW1-12,98 DA1-18 DD1-11 DE1,3-7,11-15,21-24,45,55-56,65,72-75,99 DG1-14,16 DH1-9,97-99 DL1-17,98 DN1-22,31-41,55 " +
  "DT1-11 DY1-14 E1-18,20,77,98 EC1-4,50,88 EH1-49,51-55,91,95,99 EN1-11,77 EX1-24,31-39 FK1-21 FY0-8 " +
  "G1-5,9,11-15,20-23,31-34,40-46,51-53,58,60-79,81-84,90 GL1-20,50-56 GU1-35,46-47,51-52,95 GY1-10 HA0-9 HD1-9 " +
  "HG1-5 HP1-23,27 HR1-9 HS1-9 HU1-20 HX1-7 IG1-11 IM1-9,86-87,99 IP1-33,98 IV1-28,30-32,36,40-49,51-56,63 JE1-5 " +
  "KA1-30 KT1-24 KW1-3,5-17 KY1-16,99 L1-40,67-75,80 LA1-23 LD1-8 LE1-19,21,41,55,65,67,87,94-95 LL11-49,51-78 " +
  "LN1-13 LS1-29,88,98-99 LU1-7 M1-9,11-35,38,40-41,43-46,50,60-61,90,99 ME1-20,99 MK1-19,40-46,77 ML1-12 N1-22,81 " +
  "NE1-13,15-49,61-71,82-83,85,88,92,98-99 NG1-25,31-34,70,80,90 NN1-18,29 NP4,7-8,10-13,15-16,18-20,22-26,44 " +
  "NR1-35,99 NW1-11,26 OL1-16,95 OX1-18,20,25-29,33,39,44,49 PA1-38,40-49,60-78,80 PE1-38,99 PH1-26,30-44,49-50 " +
  "PL1-35,95 PO1-22,30-41 PR0-9,11,25-26 RG1-2,4-10,12,14,17-31,40-42,45 RH1-20,77 RM1-20,50 S1-14,17-18,20-21,25-26,32-33," +
  "35-36,40-45,49,60-66,70-75,80-81,95-99 SA1-20,31-48,61-73,80,99 SE1-28 SG1-19 SK1-17,22-23 SL0-9,60,95 SM1-7 " +
  "SN1-16,25-26,38,99 SO14-24,30-32,40-43,45,50-53,97 SP1-11 SR1-9,43 SS0-9,11-17,22,99 ST1-21,55 SW1-20,95,99 " +
  "SY1-25,99 TA1-24 TD1-15 TF1-13 TN1-40 TQ1-14 TR1-27,93 TS1-29 TW1-20 UB1-11,18 W1-14 WA1-16,55,88 WC1-2,99 " +
  "WD1-7,17-19,23-25,99 WF1-17,90 WN1-8 WR1-15,78,99 WS1-15 WV1-16,98-99 YO1,7-8,10-19,21-26,30-32,41-43,51,60-62,90-91 ZE1-3";

const inUse = new Set<string>(["GIR"]);
for (const area of districts.split(" ")) {
  const letters = /^[A-Z]+/.exec(area)![0];
  for (const range of area.slice(letters.length).split(",")) {
    const [from, to = from] = range.split("-").map(Number) as [number, number?];
    for (let district = from; district <= to; district++) inUse.add(letters + district);
  }
}

/** Districts of central London carry a letter more (W1A, EC1V); a few stand alone (E1W, N1C, NW1W, SE1P, SW1A). */
export function outcodeExists(outcode: string): boolean {
  if (inUse.has(outcode)) return true;
  const lettered =
    /^(?:(E1)[W]|(EC[1-4]|EC50)[A-Z]|(N1)[CP]|(NW1)[W]|(SE1)[P]|(SW1)[A-Z]|(W1)[A-Z]|(WC[12])[A-Z])$/;
  return lettered.test(outcode);
}
