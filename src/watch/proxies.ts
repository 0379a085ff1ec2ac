/**
 * Where a request comes from. Its connection says so, unless the other end is a web server that the operator named:
 * then the last address in X-Forwarded-For that is none of theirs. What others write into that header is not believed.
 */
import { BlockList, isIP } from "node:net";
import { done, failed, type Outcome } from "../domain/outcome.ts";

export type Trusts = (address: string) => boolean;
export const trustsNobody: Trusts = () => false;

/** Addresses, or ranges of them as 192.0.2.0/24, separated by commas. */
export function proxiesIn(
  list: string | undefined,
): Outcome<Trusts, { readonly kind: "no-address"; readonly written: string }> {
  const named = (list ?? "").split(",").map((one) => one.trim());
  const block = new BlockList();
  for (const written of named.filter((one) => one !== "")) {
    const [address = "", bits, ...more] = written.split("/");
    const most = isIP(address) === 4 ? 32 : 128;
    const range = bits === undefined ? most : /^\d{1,3}$/u.test(bits) ? Number(bits) : -1;
    if (isIP(address) === 0 || more.length > 0 || range < 0 || range > most)
      return failed({ kind: "no-address", written });
    block.addSubnet(address, range, familyOf(address));
  }
  if (named.every((one) => one === "")) return done(trustsNobody);
  return done((address) => {
    const bare = withoutMapping(address);
    return isIP(bare) !== 0 && block.check(bare, familyOf(bare));
  });
}

export function sourceOf(
  peer: string | undefined,
  forwarded: string | readonly string[] | undefined,
  trusts: Trusts,
): string {
  const chain = [...String(forwarded ?? "").split(","), peer ?? ""].map((one) => withoutMapping(one.trim()));
  let source = chain.pop() ?? "";
  // From the nearest outwards, as long as those who say so are known.
  while (trusts(source) && isIP(chain.at(-1) ?? "") !== 0) source = chain.pop()!;
  return source;
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}

/** ::ffff:192.0.2.1 is 192.0.2.1. */
function withoutMapping(address: string): string {
  return /^::ffff:(\d+(?:\.\d+){3})$/iu.exec(address)?.[1] ?? address;
}
