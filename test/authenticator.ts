/** A device with passkeys, for tests without a browser: makes a key, and answers challenges as WebAuthn says. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { PasskeyAnswer, PasskeyForm, RelyingParty } from "../src/respond/desk/house/account-desk.ts";

export const party: RelyingParty = { host: "localhost", origin: "http://localhost:8420" };

type Lies = {
  readonly origin?: string;
  readonly host?: string;
  readonly challenge?: string;
  /** The device did not ask who holds it. */
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly key?: KeyObject;
};

export type Device = ReturnType<typeof newDevice>;

export function newDevice() {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  let counter = 0;
  const clientData = (type: string, challenge: string, lies: Lies) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: lies.challenge ?? challenge,
        origin: lies.origin ?? party.origin,
        crossOrigin: false,
      }),
    );
  const about = (lies: Lies, attested: Buffer) => {
    const flags = Buffer.from([(lies.unverified ? 0x01 : 0x05) | (attested.length > 0 ? 0x40 : 0)]);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(lies.counter ?? ++counter);
    return Buffer.concat([sha256(lies.host ?? party.host), flags, count, attested]);
  };

  return {
    id: id.toString("base64url"),
    register(options: object, name: string, lies: Lies = {}): PasskeyForm {
      const { challenge } = options as { readonly challenge: string };
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey(publicKey)]);
      const attestationObject = map([
        [text("fmt"), text("none")],
        [text("attStmt"), map([])],
        [text("authData"), bytes(about(lies, attested))],
      ]);
      const response = {
        clientDataJSON: clientData("webauthn.create", challenge, lies).toString("base64url"),
        attestationObject: attestationObject.toString("base64url"),
        transports: ["internal"],
      };
      return { name, response: JSON.stringify(credential(id, response)), party };
    },
    answer(options: object, lies: Lies = {}): PasskeyAnswer {
      const { challenge } = options as { readonly challenge: string };
      const data = clientData("webauthn.get", challenge, lies);
      const authenticatorData = about(lies, Buffer.alloc(0));
      const signed = Buffer.concat([authenticatorData, sha256(data)]);
      const response = {
        clientDataJSON: data.toString("base64url"),
        authenticatorData: authenticatorData.toString("base64url"),
        signature: sign("sha256", signed, lies.key ?? privateKey).toString("base64url"),
      };
      return { response: JSON.stringify(credential(id, response)), party };
    },
  };
}

function credential(id: Buffer, response: object): object {
  const shown = id.toString("base64url");
  return { id: shown, rawId: shown, type: "public-key", response, clientExtensionResults: {} };
}

function coseKey(key: KeyObject): Buffer {
  const { x = "", y = "" } = key.export({ format: "jwk" });
  return map([
    [Buffer.from([0x01]), Buffer.from([0x02])],
    [Buffer.from([0x03]), Buffer.from([0x26])],
    [Buffer.from([0x20]), Buffer.from([0x01])],
    [Buffer.from([0x21]), bytes(Buffer.from(x, "base64url"))],
    [Buffer.from([0x22]), bytes(Buffer.from(y, "base64url"))],
  ]);
}

/** As much of CBOR as the two structures need. */
function map(pairs: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.from([0xa0 + pairs.length]), ...pairs.flat()]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x58, value.length]), value]);
}

function sha256(value: string | Buffer): Buffer {
  return createHash("sha256").update(value).digest();
}
