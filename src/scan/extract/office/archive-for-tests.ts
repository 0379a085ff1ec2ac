/** For the tests of office formats: a zip of the given parts. */
import { ZipFile } from "yazl";

export async function packed(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(parts))
    archive.addBuffer(Buffer.from(content as string), name);
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export const contentTypes = '<?xml version="1.0"?><Types xmlns="ct"/>';

/** A relations part: id, kind, target. */
export function relations(
  ...targets: readonly (readonly [id: string, kind: string, target: string])[]
): string {
  const lines = targets.map(
    ([id, kind, target]) =>
      `<Relationship Id="${id}" Type="http://x/${kind}" Target="${target}"${target.includes(":") ? ' TargetMode="External"' : ""}/>`,
  );
  return `<Relationships>${lines.join("")}</Relationships>`;
}
