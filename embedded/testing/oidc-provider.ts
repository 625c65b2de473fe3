import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, jwtVerify, SignJWT } from "jose";

export interface OidcProvider {
  issuer: string;
  close(): Promise<void>;
}

export const oidcClient = { id: "evently-tests", secret: "a secret of the tests" };

/**
 * An OpenID Connect provider for tests, on this machine: discovery, a page to sign in on as anybody, codes with PKCE,
 * signed ID tokens, user info. Who signs in says on its page who they are and whether their address is verified.
 * OpenID Connect Core 1.0, sections 3.1.2 to 3.1.3 and 5.3.
 */
export async function startOidcProvider(port = 0): Promise<OidcProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const sealing = randomBytes(32);
  const used = new Set<string>();
  let issuer = "";

  const sign = (claims: Record<string, unknown>) =>
    new SignJWT(claims).setIssuer(issuer).setIssuedAt().setExpirationTime("5 min");

  const discovery = () => ({
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
  });

  /** Where the browser goes after the page: back with a code for what was typed, or with a refusal. */
  async function decide(form: URLSearchParams): Promise<string> {
    const back = new URL(form.get("redirect_uri") ?? "");
    back.searchParams.set("state", form.get("state") ?? "");
    if (form.get("decision") !== "allow") {
      back.searchParams.set("error", form.get("decision") === "fail" ? "server_error" : "access_denied");
      return back.href;
    }
    const code = await sign({
      nonce: form.get("nonce"),
      challenge: form.get("code_challenge"),
      redirectUri: form.get("redirect_uri"),
      person: {
        sub: form.get("sub"),
        email: form.get("email") || undefined,
        email_verified: form.has("email_verified"),
        name: form.get("name") || undefined,
      },
    })
      .setProtectedHeader({ alg: "HS256" })
      .sign(sealing);
    back.searchParams.set("code", code);
    return back.href;
  }

  /** Tokens for a code, once, for who shows the verifier of its challenge. */
  async function redeem(form: URLSearchParams, authorization: string | undefined) {
    const code = form.get("code") ?? "";
    const basic = Buffer.from((authorization ?? "").replace(/^Basic /, ""), "base64").toString();
    const [id = "", secret = ""] = basic.split(":").map((part) => decodeURIComponent(part.replaceAll("+", " ")));
    if (id !== oidcClient.id || secret !== oidcClient.secret) return { status: 401, body: { error: "invalid_client" } };
    const refused = { status: 400, body: { error: "invalid_grant" } };
    if (used.has(code)) return refused;
    used.add(code);
    const { payload } = await jwtVerify(code, sealing);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (challenge !== payload.challenge || form.get("redirect_uri") !== payload.redirectUri) return refused;
    const person = payload.person as Record<string, unknown>;
    const idToken = await sign({ ...person, nonce: payload.nonce })
      .setAudience(oidcClient.id)
      .setProtectedHeader({ alg: "RS256", kid: "tests" })
      .sign(privateKey);
    const accessToken = await sign({ person }).setProtectedHeader({ alg: "HS256" }).sign(sealing);
    return {
      status: 200,
      body: { access_token: accessToken, token_type: "Bearer", expires_in: 300, id_token: idToken },
    };
  }

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", issuer);
    const json = (status: number, body: unknown) => {
      res.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
      res.end(JSON.stringify(body));
    };
    switch (`${req.method} ${url.pathname}`) {
      case "GET /.well-known/openid-configuration":
        return json(200, discovery());
      case "GET /jwks":
        return json(200, { keys: [{ ...(await exportJWK(publicKey)), kid: "tests", alg: "RS256", use: "sig" }] });
      case "GET /authorize":
        res.writeHead(200, { "content-type": "text/html; charset=utf-8" });
        res.end(page(url.searchParams));
        return;
      case "POST /authorize":
        res.writeHead(303, { location: await decide(await readForm(req)) });
        res.end();
        return;
      case "POST /token": {
        const { status, body } = await redeem(await readForm(req), req.headers.authorization);
        return json(status, body);
      }
      case "GET /userinfo": {
        const token = (req.headers.authorization ?? "").replace(/^Bearer /, "");
        return json(200, (await jwtVerify(token, sealing)).payload.person);
      }
      default:
        return json(404, { error: "not_found" });
    }
  }

  const server = createServer((req, res) => {
    answer(req, res).catch(() => {
      res.writeHead(400);
      res.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : port}`;
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readForm(req: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of req) text += chunk;
  return new URLSearchParams(text);
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

function page(asked: URLSearchParams): string {
  const kept = ["redirect_uri", "state", "nonce", "code_challenge"]
    .map((name) => `<input type="hidden" name="${name}" value="${escaped(asked.get(name) ?? "")}">`)
    .join("");
  return `<!doctype html><html lang="en"><title>Test provider</title><h1>Test provider</h1>
<form method="post" action="/authorize">${kept}
<p><label>Subject <input name="sub"></label> <label>E-mail <input name="email"></label>
<label>Name <input name="name"></label> <label><input type="checkbox" name="email_verified"> Verified</label></p>
<p><button name="decision" value="allow">Allow</button> <button name="decision" value="deny">Cancel</button>
<button name="decision" value="fail">Fail</button></p></form></html>`;
}
