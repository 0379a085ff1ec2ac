/**
 * A body's own sign-in by OpenID Connect: authorization code with PKCE, state and nonce. Only the operator says which
 * issuers there are; nothing that a visitor sends names an address that this machine then asks.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { done, failed } from "../domain/outcome.ts";
import type { Provider } from "../respond/account-ports.ts";
import { faultOf } from "./fault.ts";
import { isLoopback, type ProviderSettings } from "./settings.ts";

/** In seconds: on the worst day the body's own sign-in may hang, and nobody should wait long to hear of it. */
const patience = 8;

type Kept = { readonly state: string; readonly nonce: string; readonly verifier: string };

export function openProvider(settings: ProviderSettings, timeout: number = patience): Provider {
  const { issuer, clientId, clientSecret, name, authority } = settings;
  let known: Promise<Configuration> | undefined;

  /** What the issuer says of itself is asked for once, and again where that failed. */
  function configuration(): Promise<Configuration> {
    // The token's signature is checked too, though it comes straight from the issuer: TLS may end at somebody's proxy.
    const execute = [enableNonRepudiationChecks, ...(isLoopback(issuer) ? [allowInsecureRequests] : [])];
    known ??= discovery(new URL(issuer), clientId, clientSecret, undefined, { timeout, execute });
    known.catch(() => {
      known = undefined;
    });
    return known;
  }

  return {
    key: settings.key,
    name,
    issuer,
    authorityKey: authority,

    async begin(back) {
      try {
        const config = await configuration();
        const kept: Kept = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
        const url = buildAuthorizationUrl(config, {
          redirect_uri: back,
          scope: "openid email",
          state: kept.state,
          nonce: kept.nonce,
          code_challenge: await calculatePKCECodeChallenge(kept.verifier),
          code_challenge_method: "S256",
        });
        return done({ url: url.href, keep: JSON.stringify(kept) });
      } catch (error) {
        return failed(faultOf(error, "provider-silent"));
      }
    },

    async finish(keep, address) {
      try {
        const config = await configuration();
        const { state, nonce, verifier } = JSON.parse(keep) as Kept;
        const tokens = await authorizationCodeGrant(config, new URL(address), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return failed({ kind: "provider-refused" });
        // Some say the address in the token, others only when they are asked for it.
        const said =
          claims["email"] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
            ? await fetchUserInfo(config, tokens.access_token, claims.sub)
            : claims;
        const email = typeof said["email"] === "string" ? said["email"] : null;
        return done({ subject: claims.sub, email, verified: said["email_verified"] === true });
      } catch (error) {
        return failed(faultOf(error, "provider-refused"));
      }
    },
  };
}
