/** Whose key it is: a token of HS256, issued by the service, not older or younger than 30 seconds. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { forbidden, Refusal } from "./refusal.ts";
import type { KeyKind, StandInSettings } from "./settings.ts";

const leewaySeconds = 30;

export function keyKindOf(
  authorization: string | undefined,
  { service }: Pick<StandInSettings, "service">,
  now: number,
): KeyKind {
  const token = /^Bearer (.+)$/iu.exec(authorization ?? "")?.[1];
  if (token === undefined)
    throw new Refusal(401, "AuthError", "Unauthorized: authentication token must be provided");
  const [head = "", claims = "", signature = ""] = token.split(".");
  const read = (part: string): Readonly<Record<string, unknown>> => {
    try {
      return JSON.parse(Buffer.from(part, "base64url").toString("utf8")) as Record<string, unknown>;
    } catch {
      throw forbidden("Invalid token: signature, api token is not valid");
    }
  };
  if (read(head)["alg"] !== "HS256") throw forbidden("Invalid token: algorithm used is not HS256");
  const { iss, iat } = read(claims);
  if (iss === undefined) throw forbidden("Invalid token: iss field not provided");
  if (iss !== service.id) throw forbidden("Invalid token: service not found");
  const kinds = Object.entries(service.secrets) as [KeyKind, string][];
  const found = kinds.find(([, secret]) => signs(secret, `${head}.${claims}`, signature));
  if (found === undefined) throw forbidden("Invalid token: API key not found");
  const [kind, secret] = found;
  if (typeof iat !== "number" || Math.abs(now / 1000 - iat) > leewaySeconds)
    throw forbidden("Error: Your system clock must be accurate to within 30 seconds");
  if (service.revoked.includes(secret)) throw forbidden("Invalid token: API key revoked");
  return kind;
}

function signs(secret: string, signed: string, signature: string): boolean {
  const right = createHmac("sha256", secret).update(signed).digest();
  const given = Buffer.from(signature, "base64url");
  return given.length === right.length && timingSafeEqual(given, right);
}
