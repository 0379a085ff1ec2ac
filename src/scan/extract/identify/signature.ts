/** Formats that announce themselves in their first bytes. `zip` and `compound` are containers to look into. */

const fixed: readonly (readonly [type: string, offset: number, bytes: string])[] = [
  ["compound", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["zip", 0, "PK\x03\x04"],
  ["zip", 0, "PK\x05\x06"],
  ["zip", 0, "PK\x07\x08PK\x03\x04"],
  ["sqlite", 0, "SQLite format 3\0"],
  ["mdb", 4, "Standard Jet DB"],
  ["mdb", 4, "Standard ACE DB"],
  ["pst", 0, "!BDN"],
  ["7z", 0, "7z\xbc\xaf\x27\x1c"],
  ["rar", 0, "Rar!\x1a\x07"],
  ["gz", 0, "\x1f\x8b\x08"],
  ["xz", 0, "\xfd7zXZ\0"],
  ["tar", 257, "ustar"],
  ["bak", 0, "TAPE\0\0"],
  ["bak", 0, "MSSQLBAK"],
  ["nsf", 0, "\x1a\0\0\x04\0\0"],
  ["png", 0, "\x89PNG\r\n\x1a\n"],
  ["jpg", 0, "\xff\xd8\xff"],
  ["gif", 0, "GIF87a"],
  ["gif", 0, "GIF89a"],
  ["tif", 0, "II*\0"],
  ["tif", 0, "MM\0*"],
  ["tif", 0, "II+\0"],
  ["tif", 0, "MM\0+"],
  ["tnef", 0, "\x78\x9f\x3e\x22"],
  ["wpd", 0, "\xffWPC"],
  ["exe", 0, "MZ\x90\0"],
  ["elf", 0, "\x7fELF"],
];

export function signature(head: Buffer): string | null {
  const start = head.toString("latin1", 0, 1024);
  for (const [type, offset, bytes] of fixed) if (start.startsWith(bytes, offset)) return type;
  if (/^BZh[1-9]1AY&SY/.test(start)) return "bz2";
  if (/^BM.{4}\0{4}/s.test(start)) return "bmp";
  if (/^RIFF.{4}WEBP/s.test(start)) return "webp";
  if (/^.{4}ftyp(heic|heix|mif1|avif)/s.test(start)) return "heic";
  // Scanners and mail gateways put lines before the header; a mail that carries a pdf begins with its own.
  const pdf = start.indexOf("%PDF-");
  if (pdf === 0 || (pdf > 0 && !/^[A-Za-z-]+:|^From /.test(start))) return "pdf";
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(start)) return "rtf";
  if (isTar(head)) return "tar";
  return isDbf(head) ? "dbf" : null;
}

/** Archives from before `ustar` have nothing but the checksum of their header. */
function isTar(head: Buffer): boolean {
  if (head.length < 512 || head[0] === 0) return false;
  const written = Number.parseInt(
    head
      .toString("latin1", 148, 156)
      .replace(/[\0 ]+$/, "")
      .trim(),
    8,
  );
  if (Number.isNaN(written)) return false;
  let sum = 0;
  for (let i = 0; i < 512; i++) sum += i >= 148 && i < 156 ? 32 : head[i]!;
  return sum === written;
}

/** dBASE has no magic word: version, a date that exists, and a header whose field list ends where it says. */
function isDbf(head: Buffer): boolean {
  if (head.length < 65 || ![0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x83, 0x8b, 0x8c, 0xf5].includes(head[0]!)) {
    return false;
  }
  const [month, day] = [head[2]!, head[3]!];
  if (month > 12 || day > 31) return false;
  const headerLength = head.readUInt16LE(8);
  const recordLength = head.readUInt16LE(10);
  if (headerLength < 65 || recordLength < 2 || headerLength > head.length) return false;
  let end = 32;
  while (end < headerLength && head[end] !== 0x0d) end += 32;
  return end < headerLength && /^[A-Za-z_][\w$]{0,10}\0*/.test(head.toString("latin1", 32, 43));
}
