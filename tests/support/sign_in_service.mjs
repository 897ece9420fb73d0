// npm's oidc-provider on a port of its own, as a council's sign-in service: it knows one client and lets in whoever
// `next.account` names. `next.mischief` changes the answer to the exchange of a code; see MISCHIEF.
import { createServer } from "node:http";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, decodeJwt, importJWK } from "jose";
import Provider from "oidc-provider";

const CLIENT = "dueregard";

async function freshKey(kid) {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" };
}

const signed = async (claims, key, kid = key.kid) => new SignJWT(claims).setProtectedHeader({ alg: "RS256", kid }).sign(await importJWK(key, "RS256"));

/// Each from the claims of the sound token to another token in its place.
const MISCHIEF = {
  "a wrong nonce": (claims, { key }) => signed({ ...claims, nonce: "another" }, key),
  "a wrong audience": (claims, { key }) => signed({ ...claims, aud: "another" }, key),
  "a wrong issuer": (claims, { key }) => signed({ ...claims, iss: "https://evil.example" }, key),
  "an expired token": (claims, { key }) => signed({ ...claims, iat: claims.iat - 900, exp: claims.iat - 600 }, key),
  "a token of no algorithm": (claims) => new UnsecuredJWT(claims).encode(),
  "a token of a stranger’s key": async (claims, { key }) => signed(claims, await freshKey("stranger"), key.kid),
};
/// A service in trouble when a code is exchanged.
const TROUBLE = {
  "a connection cut off": (response) => response.destroy(),
  "a fault of its own": (response) => response.writeHead(502).end(),
};
export const TROUBLES = Object.keys(TROUBLE);
export const MISCHIEFS = Object.keys(MISCHIEF);
export const UNKNOWN_KEY = "a token of an unknown key";
MISCHIEF[UNKNOWN_KEY] = async (claims) => signed(claims, await freshKey("unknown"));

/// Answers what the client wrote last, changed.
async function tamper(body, mischief, service) {
  const answer = JSON.parse(body);
  answer.id_token = await MISCHIEF[mischief](decodeJwt(answer.id_token), service);
  return JSON.stringify(answer);
}

function configuration({ keys, secret, origin, accounts }) {
  return {
    jwks: { keys },
    clients: [
      {
        client_id: CLIENT,
        client_secret: secret,
        redirect_uris: [`${origin}/sign-in/openid/return`],
        post_logout_redirect_uris: [`${origin}/sign-in?signed_out=yes`],
      },
    ],
    claims: { openid: ["sub", "groups"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true, methods: ["S256"] },
    cookies: { keys: ["a key for tests"] },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (ctx, form) => {
          ctx.body = `<!DOCTYPE html><title>Sign out</title>${form}<button form="op.logoutForm" name="logout" value="yes">Sign out there</button>`;
        },
      },
    },
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts[id] }) }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  };
}

/// `origin` is where Due Regard is. `rotate()` puts a new key in the place of the old.
export async function startSignInService({ origin, secret, accounts }) {
  const next = { account: null, mischief: null };
  const service = { key: await freshKey("first"), counts: { keys: 0 } };
  let handle;
  const server = createServer((request, response) => {
    if (request.url.startsWith("/jwks")) service.counts.keys += 1;
    if (request.url.startsWith("/interaction/")) {
      service.provider.interactionFinished(request, response, { login: { accountId: next.account } }, { mergeWithLastSubmission: false });
      return;
    }
    if (request.url.startsWith("/token") && TROUBLE[next.mischief]) {
      TROUBLE[next.mischief](response);
      return;
    }
    if (request.url.startsWith("/token") && next.mischief) {
      const end = response.end.bind(response);
      response.end = (body) => {
        tamper(String(body), next.mischief, service).then((changed) => {
          response.setHeader("Content-Length", Buffer.byteLength(changed));
          end(changed);
        });
        return response;
      };
    }
    handle(request, response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const use = (keys) => {
    service.provider = new Provider(issuer, configuration({ keys, secret, origin, accounts }));
    handle = service.provider.callback();
  };
  use([service.key]);
  const rotate = async () => {
    service.key = await freshKey("second");
    use([service.key]);
  };
  const stop = () => new Promise((done) => (server.closeAllConnections(), server.close(done)));
  return { issuer, client: CLIENT, next, counts: service.counts, rotate, stop };
}
