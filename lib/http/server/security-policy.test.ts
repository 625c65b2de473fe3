import { createHash } from "node:crypto";
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { securityPolicy, setPolicy, withoutNonce } from "./security-policy";

const hash = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

describe("a page without its nonce", () => {
  const of = (html: string) => withoutNonce(html, "n0+/=");

  it("allows the inline scripts that carried it, each once", () => {
    const { html, sources } = of(
      `<script nonce="n0+/=">a()</script><script nonce="n0+/=" id="x">b("é")</script><script nonce="n0+/=">a()</script>`,
    );
    expect(html).toBe(`<script>a()</script><script id="x">b("é")</script><script>a()</script>`);
    expect(sources).toEqual([hash("a()"), hash('b("é")')]);
  });

  it("does not allow what came in by another way", () => {
    const injected = `<script>steal()</script><script nonce="guess">steal()</script><script nonce=n0>steal()</script>`;
    expect(of(injected)).toEqual({ html: injected, sources: [] });
    // an open one takes the next with it, and allows nothing
    expect(of(`<script>steal();//<script nonce="n0+/=">a()</script>`).sources).toEqual([]);
    expect(of(`<script type="application/ld+json">{}</script>`).sources).toEqual([]);
  });

  it("leaves out files and empty scripts", () => {
    const files = `<script nonce="n0+/=" src="/x.js"></script><script async src="/y.js" nonce="n0+/="></script>`;
    expect(of(`${files}<script nonce="n0+/="></script>`).sources).toEqual([]);
    // browsers do not run what stands inside of a script with a file
    expect(of('<script nonce="n0+/=" async src="/x.js">fallback()</script>').sources).toEqual([]);
  });

  it("has it nowhere, also not in the data for hydration, and allows the scripts as they are then", () => {
    const data = String.raw`push([1,"0:[\"$\",\"link\",{\"nonce\":\"n0+/=\"}]"])`;
    const { html, sources } = of(`<link rel="preload" nonce="n0+/="><script nonce="n0+/=">${data}</script>`);
    expect(html).not.toContain("n0+/=");
    expect(sources).toEqual([hash(/<script>(.*)<\/script>/.exec(html)?.[1] ?? "")]);
  });

  it("is allowed by a source that browsers know", () => {
    // SHA-256 of "alert('Hello, world.');" as in the CSP specification's example
    expect(of(`<script nonce="n0+/=">alert('Hello, world.');</script>`).sources).toEqual([
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    ]);
  });
});

describe("the policy of a personal page", () => {
  const given = (pathname: string) => {
    const req = new IncomingMessage(new Socket());
    const res = new ServerResponse(req);
    setPolicy(req, res, pathname);
    return { asked: req.headers["content-security-policy"], answered: res.getHeader("content-security-policy") };
  };

  it("is told to the renderer and to the browser, with a new nonce each time", () => {
    const { asked, answered } = given("/account");
    expect(answered).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='/);
    expect(asked).toBe(answered);
    expect(given("/account").answered).not.toBe(answered);
  });

  it("does not stand in the way of what has its own", () => {
    expect(given("/art/concert-1.svg").answered).toBeUndefined();
    expect(given("/art/concert-1").answered).toBeDefined();
    expect(given("/art/a/b.svg").answered).toBeDefined();
  });
});

describe("security policy", () => {
  const directives = (policy: string) =>
    new Map(policy.split("; ").map((part) => [part.split(" ")[0] ?? "", part.split(" ").slice(1)]));

  it("allows the given scripts and our own files, and nothing inline", () => {
    const policy = directives(securityPolicy(["'nonce-abc'"]));
    expect(policy.get("script-src")).toEqual(["'self'", "'nonce-abc'"]);
    expect(directives(securityPolicy([])).get("script-src")).toEqual(["'self'"]);
  });

  it("shuts what pages of ours never need", () => {
    const policy = directives(securityPolicy([]));
    expect(policy.get("default-src")).toEqual(["'self'"]);
    expect(policy.get("object-src")).toEqual(["'none'"]);
    expect(policy.get("base-uri")).toEqual(["'none'"]);
    expect(policy.get("frame-ancestors")).toEqual(["'none'"]);
    for (const sources of policy.values()) expect(sources).not.toContain("'unsafe-eval'");
  });
});
