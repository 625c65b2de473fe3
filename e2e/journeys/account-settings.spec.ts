import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { newAddress } from "@/e2e/support/client";
import { expectNoSideways, registerOnPage, signInHere, untilAt, visitorPassword } from "@/e2e/support/visitor";
import { accountExport } from "@/lib/schemas/account-export";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

const script = '<img src=x onerror="document.title=1">Vera';

test("profile: name and language, and what is wrong with them", async ({ page }) => {
  await registerOnPage(page, "/account");
  await expectAccessible(page);
  await expectNoSideways(page);
  const profile = page.locator("#profile");
  await profile.getByLabel("Name", { exact: true }).fill(script);
  await profile.getByRole("button", { name: "Save" }).click();
  await expect(profile.getByText("Your profile is saved.")).toBeVisible();
  await page.reload();
  await expect(profile.getByLabel("Name", { exact: true })).toHaveValue(script);
  await expect(page).toHaveTitle(/Your account/);
  await expect(page.getByRole("button", { name: /onerror/ })).toBeVisible();

  for (const name of ["\u200b\u200b", "a\u202egnp.exe"]) {
    await profile.getByLabel("Name", { exact: true }).fill(name);
    await profile.getByRole("button", { name: "Save" }).click();
    await expect(profile.getByRole("alert")).toContainText("Please enter your name");
    await expect(profile.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
  }
  await expectAccessible(page);

  await profile.getByLabel("Name", { exact: true }).fill("Vera Visitor");
  await profile.getByLabel("Language").selectOption("de");
  await profile.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Dein Konto" })).toBeVisible();
  await expectNoSideways(page);
});

test("a new password signs out everywhere else, and only it opens the account again", async ({ page, browser }) => {
  const email = await registerOnPage(page, "/account");
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto("/sign-in?next=/account");
  await signInHere(elsewhere, email);
  await untilAt(elsewhere, "/account");

  await page.reload();
  const sessions = page.locator("#sessions");
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await expect(sessions.getByText("This device")).toHaveCount(1);
  const form = page.locator("#password");
  await form.getByLabel("Current password").fill("not my password");
  await form.getByLabel("New password").fill("a quite different one");
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(form.getByRole("alert")).toContainText("That is not your password");
  await expectAccessible(page);
  await form.getByLabel("Current password").fill(visitorPassword);
  await form.getByRole("button", { name: "Change password" }).click();
  await expect(form.getByText("You were signed out on one other device.")).toBeVisible();
  await expect(form.getByLabel("Current password")).toHaveValue("");
  await expect(sessions.getByRole("listitem")).toHaveCount(1);

  await elsewhere.goto("/account");
  await untilAt(elsewhere, "/sign-in");
  await signInHere(elsewhere, email);
  await expect(elsewhere.getByRole("alert").first()).toBeVisible();
  await signInHere(elsewhere, email, "a quite different one");
  await untilAt(elsewhere, "/account");

  await page.reload();
  await sessions
    .getByRole("listitem")
    .filter({ hasNotText: "This device" })
    .getByRole("button", { name: /^Sign out/ })
    .click();
  await expect(sessions.getByText("You are signed in nowhere else.")).toBeVisible();
  await elsewhere.reload();
  await untilAt(elsewhere, "/sign-in");
  await other.close();
});

test("choices of notifications stay", async ({ page }) => {
  await registerOnPage(page, "/account");
  const form = page.locator("#notifications");
  await expect(form.getByLabel(/Reminders/)).toBeChecked();
  await form.getByText("Reminders").click();
  await form.getByText("New events").click();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByText("Your choices are saved.")).toBeVisible();
  await page.reload();
  await expect(form.getByLabel(/Reminders/)).not.toBeChecked();
  await expect(form.getByLabel(/Waiting lists/)).toBeChecked();
  await expect(form.getByLabel(/New events/)).toBeChecked();
});

test("one's data come as a file, and the account goes for good", async ({ page }) => {
  const email = await registerOnPage(page, "/account");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download my data" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^evently-account-.*\.json$/);
  const exported = accountExport.parse(JSON.parse(await readFile(await file.path(), "utf8")));
  expect(exported.profile.email).toBe(email);

  await page.getByRole("link", { name: /Delete my account/ }).click();
  await expect(page.getByRole("heading", { name: "What stays" })).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByRole("button", { name: "Delete my account" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Password", { exact: true }).fill("not my password");
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await expect(dialog.getByRole("alert")).toContainText("That is not your password");
  await expectAccessible(page);
  await dialog.getByLabel("Password", { exact: true }).fill(visitorPassword);
  await dialog.getByRole("button", { name: "Delete for good" }).click();
  await untilAt(page, "/account/erased");
  await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/sign-in");
  await signInHere(page, email);
  await expect(page.getByRole("alert").first()).toBeVisible();
});

test("sign-in and registration help with the password, and say why one is here", async ({ page }) => {
  await page.goto("/sign-in?next=/checkout/hold_1");
  await expect(page.getByText("Your seats stay held while you sign in.")).toBeVisible();
  await expect(page.getByLabel("E-mail address")).toHaveAttribute("autocomplete", "username");
  const field = page.getByLabel("Password", { exact: true });
  await expect(field).toHaveAttribute("autocomplete", "current-password");
  await field.fill("seen by me");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(field).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide password" }).click();
  await expect(field).toHaveAttribute("type", "password");

  await page.getByRole("link", { name: "Create an account" }).click();
  await page.waitForURL(/\/register\?next=%2Fcheckout%2Fhold_1$/);
  const chosen = page.getByLabel("Password", { exact: true });
  await expect(chosen).toHaveAttribute("autocomplete", "new-password");
  await chosen.fill("short");
  await expect(page.getByText("Too short so far")).toBeVisible();
  await chosen.fill("several words in a row");
  await expect(page.getByText("A very good length")).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Vera");
  await page.getByLabel("E-mail address").fill("attendee@evently.test");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("alert").first()).toContainText("There is already an account");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Vera");
  await expectAccessible(page);
});
