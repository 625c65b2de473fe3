import { expect, type Page, test } from "@playwright/test";
import { waitForMail } from "@/e2e/mailbox";
import { expectAccessible } from "@/e2e/support/accessibility";
import { nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, hold } from "@/e2e/support/buying";
import { Client, newAddress } from "@/e2e/support/client";
import { newEmail } from "@/e2e/support/people";
import { expectNoSideways, registerOnPage, signInHere, untilAt } from "@/e2e/support/visitor";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

const pages = ["/admin", "/admin/background", "/admin/background/01ARZ3NDEKTSV4RRFFQ69G5FAV", "/admin/mails"];

async function signInAsAdmin(page: Page, next: string): Promise<void> {
  await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
  await signInHere(page, "admin@evently.test", "evently-demo");
  await untilAt(page, next);
}

test("there is no administration for strangers and for other accounts", async ({ page }) => {
  for (const arrive of [() => Promise.resolve(""), () => registerOnPage(page, "/account")]) {
    await arrive();
    for (const path of pages) {
      const answer = await page.goto(path);
      expect(answer?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
      expect(await page.content(), path).not.toMatch(/Background work/);
    }
  }
  await page.getByRole("button", { name: /Vera Visitor/ }).click();
  await expect(page.getByRole("link", { name: "Account" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Administration" })).toHaveCount(0);
});

test("an admin finds a booking's mail, and why it cannot go again at once", async ({ page, request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, { title: 'Lanterns <b>& "Friends"</b>' });
  const email = newEmail();
  const held = await hold(new Client(request), event.id, { tier: nth(event.tiers, 0).id, quantity: 1 });
  const booking = await book(held, { buyer: { name: "Ada Lindgren", email } });
  await waitForMail(request, email, /tickets/i);

  await signInAsAdmin(page, "/account");
  await page.getByRole("button", { name: /Robin Amadi/ }).click();
  await page.getByRole("link", { name: "Administration" }).click();
  await untilAt(page, "/admin/background");
  await page.getByRole("link", { name: "Mails", exact: true }).click();
  await untilAt(page, "/admin/mails");
  await expectAccessible(page);
  await expectNoSideways(page);

  const filters = page.getByRole("search", { name: "Filters" });
  await filters.getByLabel("Address").fill(email);
  await filters.getByLabel("Kind").selectOption("Confirmation");
  await filters.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/to=ada/);
  const row = page.getByRole("row").filter({ hasText: booking.number });
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Your tickets: Lanterns <b>& "Friends"</b>');
  await expect(row.getByText(/^(Sent|Delivered)$/).locator("visible=true")).toHaveCount(1);
  await row.getByRole("button", { name: `to ${email} again` }).click();
  await expect(row.getByRole("alert")).toContainText("That did not work");
  await expectAccessible(page);

  await page.getByRole("link", { name: "Clear filters" }).click();
  await page.waitForURL((url) => url.search === "");
  await page.goto(`/admin/mails?to=${encodeURIComponent(newEmail())}`);
  await expect(page.getByRole("heading", { name: "There are no such mails" })).toBeVisible();
  await page.goto("/admin/mails?status=nonsense&cursor=nonsense&to=%00");
  await expect(page.getByRole("table")).toBeVisible();
});

test("an admin looks at functions, runs and their steps", async ({ page, request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const email = newEmail();
  const held = await hold(new Client(request), event.id, { tier: nth(event.tiers, 0).id, quantity: 1 });
  await book(held, { buyer: { name: "Ada Lindgren", email } });
  await waitForMail(request, email, /tickets/i);

  await signInAsAdmin(page, "/admin/background");
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  const response = await page.reload();
  expect(response?.headers()["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+';/);
  expect(response?.headers()["cache-control"]).toContain("no-store");
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByRole("table").last().getByRole("link", { name: "Send a mail", exact: true }).click();
  await page.waitForURL(/function=/);
  const filters = page.getByRole("search", { name: "Filters" });
  // the form of before is gone only then
  await expect(filters.getByLabel("Function").locator("option:checked")).toHaveText("Send a mail");
  await filters.getByLabel("Status").selectOption("Completed");
  await filters.getByRole("button", { name: "Show" }).click();
  await page.waitForURL((url) => url.searchParams.has("function") && url.searchParams.get("status") === "completed");
  const runs = page.getByRole("table").first();
  await expect(runs.getByRole("link").and(page.getByText("Send a mail")).first()).toBeVisible();
  await expect(runs.getByText("Completed").first()).toBeVisible();
  await runs.getByRole("link").first().click();
  await page.waitForURL(/\/admin\/background\/[^/?]+$/);
  await expect(page.getByRole("heading", { name: "Steps" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Retry" })).toHaveCount(0);
  await page.locator("summary").filter({ hasText: "Event" }).click();
  await expect(page.locator("pre").filter({ hasText: "mailId" }).first()).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);

  expect(errors).toEqual([]);
  const nowhere = await page.goto("/admin/background/01ARZ3NDEKTSV4RRFFQ69G5FAV");
  expect(nowhere?.status()).toBe(404);
});
