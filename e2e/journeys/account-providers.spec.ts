import { randomBytes } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { newAddress } from "@/e2e/support/client";
import { registerOnPage, signInHere, untilAt, visitorEmail, visitorPassword } from "@/e2e/support/visitor";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

interface Who {
  sub: string;
  email: string;
  verified?: boolean;
}

const newWho = (email = visitorEmail()): Who => ({ sub: randomBytes(8).toString("hex"), email, verified: true });

/** On the provider's page: be somebody, and go back. */
async function beAt(page: Page, who: Who, decision: "Allow" | "Cancel" | "Fail" = "Allow"): Promise<void> {
  await page.getByRole("heading", { name: "Test provider" }).waitFor();
  await page.getByLabel("Subject").fill(who.sub);
  await page.getByLabel("E-mail").fill(who.email);
  await page.getByLabel("Name").fill("Pia Provided");
  await page.getByLabel("Verified").setChecked(who.verified === true);
  await page.getByRole("button", { name: decision }).click();
}

const goToProvider = (page: Page) => page.getByRole("button", { name: "Continue with Test provider" }).click();
const connectButton = (page: Page) => page.getByRole("button", { name: "Connect Test provider" });

// they need a server that knows the test provider; `npm test` starts one (scripts/test.mjs)
if (process.env.E2E_OIDC_PORT) {
  test("signing in at a provider makes an account, and leads where one wanted to go", async ({ page }) => {
    const who = newWho();
    await page.goto("/sign-in?next=/bookings");
    await expectAccessible(page);
    await goToProvider(page);
    await beAt(page, who);
    await untilAt(page, "/bookings");
    await expect(page.getByRole("button", { name: /Pia Provided/ })).toBeVisible();
    await page.goto("/account");
    await expect(page.locator("#profile")).toContainText(who.email);
    await expect(page.locator("#ways-in")).toContainText("Your only way to sign in");
    await expectAccessible(page);
    // a first password makes it one of two ways
    await page.getByLabel("New password").fill(visitorPassword);
    await page.getByRole("button", { name: "Set password" }).click();
    await expect(page.locator("#password")).toContainText("Your password is changed.");
    await page.getByRole("button", { name: "Disconnect Test provider" }).click();
    await expect(connectButton(page)).toBeVisible();
    await page.context().clearCookies();
    await page.goto("/sign-in?next=/account");
    await signInHere(page, who.email);
    await untilAt(page, "/account");
  });

  test("cancelled, failed and unverified sign-ins say so, and keep the way on", async ({ page }) => {
    await page.goto("/sign-in?next=/bookings");
    await goToProvider(page);
    await beAt(page, newWho(), "Cancel");
    await page.waitForURL(/\/sign-in\?error=cancelled/);
    await expect(page.getByText("You came back without signing in.")).toBeVisible();
    await expectAccessible(page);
    await goToProvider(page);
    await beAt(page, newWho(), "Fail");
    await expect(page.getByText("did not complete the sign-in")).toBeVisible();
    await goToProvider(page);
    await beAt(page, { ...newWho(), verified: false });
    await expect(page.getByText("has not confirmed your e-mail address")).toBeVisible();
    await goToProvider(page);
    await beAt(page, newWho());
    await untilAt(page, "/bookings");
  });

  test("who proves an address gets its account; who had it without proof is out", async ({ page, browser }) => {
    const squat = await browser.newContext();
    const squatter = await squat.newPage();
    const email = await registerOnPage(squatter, "/account", "Sly Squatter");
    await page.goto("/sign-in?next=/account");
    await goToProvider(page);
    await beAt(page, newWho(email));
    await untilAt(page, "/account");
    await expect(page.locator("#profile")).toContainText("Confirmed");
    await squatter.reload();
    await untilAt(squatter, "/sign-in");
    await signInHere(squatter, email);
    await expect(squatter.getByRole("alert").first()).toBeVisible();
    await squat.close();
  });

  test("a provider is connected with an account, whatever its address, and signs in to it", async ({ page }) => {
    const email = await registerOnPage(page, "/account");
    const who = { ...newWho(), verified: false };
    await connectButton(page).click();
    await beAt(page, who, "Cancel");
    await page.waitForURL(/problem=cancelled/);
    await expect(page.getByText("You came back without connecting.")).toBeVisible();
    await connectButton(page).click();
    await beAt(page, who);
    await page.waitForURL(/connected=oidc/);
    await expect(page.getByText("Test provider is connected.")).toBeVisible();
    await expectAccessible(page);

    await page.context().clearCookies();
    await page.goto("/sign-in?next=/account");
    await goToProvider(page);
    await beAt(page, who);
    await untilAt(page, "/account");
    await expect(page.locator("#profile")).toContainText(email);

    // the same account at the provider is not another user's as well
    await page.context().clearCookies();
    await registerOnPage(page, "/account");
    await connectButton(page).click();
    await beAt(page, who);
    await page.waitForURL(/problem=linked_elsewhere/);
    await expect(page.getByText("Another Evently account already signs in with it.")).toBeVisible();
  });
}

test("a return that nobody asked for signs nobody in", async ({ page, request }) => {
  for (const query of ["?code=x&state=y", "?error=access_denied", "", "?code=%3Cscript%3E"]) {
    const answer = await request.get(`/api/auth/callback/oidc${query}`, { maxRedirects: 0 });
    expect(answer.status()).toBeLessThan(500);
    expect(answer.headers()["set-cookie"] ?? "").not.toContain("session-token=ey");
  }
  await page.goto("/sign-in?error=%3Cscript%3Ealert(1)%3C/script%3E&next=//evil.example");
  await expect(page.getByText("did not complete the sign-in")).toBeVisible();
});
