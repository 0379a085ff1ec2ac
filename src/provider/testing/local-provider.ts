/** An OpenID Connect provider for tests, on loopback: it signs in whoever the test says, and checks what it is sent. */
import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";

export type LocalProvider = {
  readonly issuer: string;
  /** Who is signed in there. */
  who: { sub: string; email?: string; email_verified?: boolean };
  /** What it does wrong. */
  fault: "none" | "nonce" | "issuer" | "signature" | "hangs" | "fails";
  /** Follows the address as a browser would, and says where it is sent back to. */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
};

const client = { id: "candour", secret: "made-up-secret" };

export async function startLocalProvider(): Promise<LocalProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const other = await generateKeyPair("RS256");
  const codes = new Map<string, URLSearchParams>();
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: LocalProvider = {
    issuer,
    who: { sub: "sub-1" },
    fault: "none",
    async visit(url) {
      const reply = await fetch(url, { redirect: "manual" });
      return reply.headers.get("location") ?? `answered ${reply.status}`;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (provider.fault === "hangs") return;
    if (provider.fault === "fails") return void response.writeHead(503).end();
    const url = new URL(request.url ?? "/", issuer);
    const json = (body: object, status = 200): void =>
      void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    if (url.pathname === "/.well-known/openid-configuration") {
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
        code_challenge_methods_supported: ["S256"],
      });
    }
    if (url.pathname === "/keys")
      return json({ keys: [{ ...(await exportJWK(publicKey)), alg: "RS256", use: "sig" }] });
    if (url.pathname === "/authorize") {
      const code = randomUUID();
      codes.set(code, url.searchParams);
      const back = new URL(url.searchParams.get("redirect_uri") ?? issuer);
      back.searchParams.set("code", code);
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      return void response.writeHead(302, { location: back.href }).end();
    }
    const form = new URLSearchParams(await textOf(request));
    const asked = codes.get(form.get("code") ?? "");
    codes.delete(form.get("code") ?? "");
    const proof = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const secret = form.get("client_secret");
    if (asked === undefined || proof !== asked.get("code_challenge") || secret !== client.secret)
      return json({ error: "invalid_grant" }, 400);
    return json({ access_token: "opaque", token_type: "Bearer", id_token: await idToken(asked) });
  }

  function idToken(asked: URLSearchParams): Promise<string> {
    const nonce = provider.fault === "nonce" ? "another" : (asked.get("nonce") ?? "");
    return new SignJWT({ ...provider.who, nonce })
      .setProtectedHeader({ alg: "RS256" })
      .setIssuer(provider.fault === "issuer" ? "https://elsewhere.example" : issuer)
      .setAudience(client.id)
      .setSubject(provider.who.sub)
      .setIssuedAt()
      .setExpirationTime("5m")
      .sign(provider.fault === "signature" ? other.privateKey : privateKey);
  }

  return provider;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}
