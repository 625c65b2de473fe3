import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { newAddress } from "@/e2e/support/client";
import { continueToCheckout, fillBuyer, findEvent } from "@/e2e/support/shop";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

const password = "correct horse battery";

test("registers, is signed in, signs out, and signs in again", async ({ page }) => {
  const email = `visitor-${randomBytes(5).toString("hex")}@example.test`;
  await page.goto("/register");
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill("Vera Visitor");
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page
    .locator("main")
    .getByRole("button", { name: /create|register/i })
    .click();
  const menu = page.getByRole("button", { name: /Vera Visitor/ });
  await expect(menu).toBeVisible();
  await page.goto("/account");
  await expect(page.locator("main").getByText(email).first()).toBeVisible();
  await expectAccessible(page);
  await menu.click();
  await page.getByRole("button", { name: "Sign out" }).first().click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();

  await page.goto("/sign-in?next=/bookings");
  await expectAccessible(page);
  await page.getByLabel(/e-mail/i).fill(email);
  await page.getByLabel("Password", { exact: true }).fill("wrong password");
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await expect(
    page
      .locator("main")
      .getByText(/wrong|match/i)
      .first(),
  ).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/bookings$/);
  await expect(page.getByText("No tickets yet")).toBeVisible();
  await expectAccessible(page);
});

test("a guest's booking goes into the account of who made it", async ({ page }) => {
  await findEvent(page, "Open Decks", /Open Decks/);
  await page
    .getByRole("link", { name: /choose (seats|tickets)/i })
    .first()
    .click();
  await page.getByRole("button", { name: "One Free entry more" }).click();
  await continueToCheckout(page);
  await fillBuyer(page, "Gus Guest", "gus@example.test");
  await page.getByRole("button", { name: "Book for free" }).click();
  await page.waitForURL(/\/bookings\/bkg_/);
  const booking = page.url();
  await page.getByRole("link", { name: "Sign in to keep it" }).click();
  await page.getByLabel(/e-mail/i).fill("attendee@evently.test");
  await page.getByLabel("Password", { exact: true }).fill("evently-demo");
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(booking);
  await page.getByRole("button", { name: "Keep it in my account" }).click();
  await expect(page.getByRole("button", { name: "Keep it in my account" })).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto(booking);
  await expect(page.getByRole("heading", { name: "You are going!" })).toHaveCount(0);
  await expectAccessible(page);
});
