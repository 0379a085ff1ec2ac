/** Passphrases: at least twelve characters, kept as argon2id in the usual text form. */
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";

const shortest = 12;
/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;

export function isLongEnough(passphrase: string): boolean {
  return [...passphrase.normalize("NFKC").trim()].length >= shortest;
}

export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(passphrase, salt, cost);
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${parameters}$${salt.toString("base64url")}$${tag.toString("base64url")}`;
}

/** Takes as long for an address that nobody has (`kept` null) as for a wrong passphrase. */
export async function passphraseFits(passphrase: string, kept: string | null): Promise<boolean> {
  const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w-]+)\$([\w-]+)$/.exec(kept ?? "");
  if (form === null) {
    await derive(passphrase, randomBytes(16), cost);
    return false;
  }
  const [, memory, passes, parallelism, salt, tag] = form;
  const wanted = Buffer.from(tag!, "base64url");
  const made = await derive(passphrase, Buffer.from(salt!, "base64url"), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: wanted.length,
  });
  return timingSafeEqual(made, wanted);
}

type Cost = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
};

function derive(passphrase: string, nonce: Buffer, parameters: Cost): Promise<Buffer> {
  const message = passphrase.normalize("NFKC").trim();
  return new Promise((resolve, reject) => {
    argon2("argon2id", { message, nonce, ...parameters }, (error, tag) =>
      error ? reject(error) : resolve(Buffer.from(tag)),
    );
  });
}
