import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { scriptHashes, securityPolicy } from "./security-policy";

const hash = (script: string) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`;

describe("script hashes", () => {
  it("are those of inline scripts, each once", () => {
    const html = `<script>a()</script><script type="module">b("é")</script><script>a()</script><script>
  c()
</script>`;
    expect(scriptHashes(html)).toEqual([hash("a()"), hash('b("é")'), hash("\n  c()\n")]);
  });

  it("leave out files and empty scripts", () => {
    expect(scriptHashes('<script src="/x.js"></script><script async src="/y.js"></script><script></script>')).toEqual(
      [],
    );
    // browsers do not run what stands inside of a script with a file
    expect(scriptHashes('<script async src="/x.js">fallback()</script><p>no script</p>')).toEqual([]);
  });

  it("are known for a source that browsers know", () => {
    // SHA-256 of "alert('Hello, world.');" as in the CSP specification's example
    expect(scriptHashes("<script>alert('Hello, world.');</script>")).toEqual([
      "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
    ]);
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
