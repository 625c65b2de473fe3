import { afterEach, expect, it, vi } from "vitest";
import { githubProfile } from "./github-profile";

afterEach(() => {
  vi.unstubAllGlobals();
});

function answering(emails: unknown, status = 200) {
  const asked: [string, string | undefined][] = [];
  vi.stubGlobal("fetch", async (url: string, init: { headers: Record<string, string> }) => {
    asked.push([url, init.headers.authorization]);
    const body = url.endsWith("/emails") ? emails : { id: 7, login: "grace", email: "public@example.test" };
    return Response.json(body, { status });
  });
  return asked;
}

it("takes the primary address, and whether GitHub has verified it, not the one on the profile", async () => {
  const asked = answering([
    { email: "old@example.test", primary: false, verified: true },
    { email: "grace@example.test", primary: true, verified: true },
  ]);
  const profile = await githubProfile({ tokens: { access_token: "t0k3n" } });
  expect(profile).toMatchObject({ id: 7, email: "grace@example.test", email_verified: true });
  expect(asked).toEqual([
    ["https://api.github.com/user", "Bearer t0k3n"],
    ["https://api.github.com/user/emails", "Bearer t0k3n"],
  ]);
});

it("vouches for nothing that GitHub does not vouch for", async () => {
  answering([{ email: "grace@example.test", primary: true, verified: false }]);
  expect(await githubProfile({ tokens: {} })).toMatchObject({ email_verified: false });
  answering([]);
  expect(await githubProfile({ tokens: {} })).toMatchObject({ email: null, email_verified: false });
});

it("fails when GitHub does not answer as documented", async () => {
  answering({ message: "Bad credentials" });
  await expect(githubProfile({ tokens: {} })).rejects.toThrow();
  answering([], 401);
  await expect(githubProfile({ tokens: {} })).rejects.toThrow("401");
});
