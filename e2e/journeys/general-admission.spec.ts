import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { continueToCheckout, fillBuyer, findEvent } from "@/e2e/support/shop";

test("free places are booked without any payment", async ({ page }) => {
  await findEvent(page, "Open Decks", /Open Decks/);
  await page
    .getByRole("link", { name: /choose (seats|tickets)/i })
    .first()
    .click();
  await page.getByRole("button", { name: "One Free entry more" }).click();
  await page.getByRole("button", { name: "One Free entry more" }).click();
  await expectAccessible(page);
  await continueToCheckout(page);
  await fillBuyer(page, "Fay Free", "fay@example.test");
  await page.getByRole("button", { name: "Book for free" }).click();
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByRole("heading", { name: "You are going!" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Open the ticket" })).toHaveCount(2);
  await expectAccessible(page);
});

test("the form says next to the field what is wrong, and books nothing", async ({ page }) => {
  await findEvent(page, "Open Decks", /Open Decks/);
  await page
    .getByRole("link", { name: /choose (seats|tickets)/i })
    .first()
    .click();
  await page.getByRole("button", { name: "One Free entry more" }).click();
  await continueToCheckout(page);
  await page.locator("form").evaluateAll((forms) => {
    for (const form of forms) form.setAttribute("novalidate", "");
  });
  await fillBuyer(page, "Fay Free", "not an address");
  await page.getByRole("button", { name: "Book for free" }).click();
  await expect(page.getByText("Enter an e-mail address such as name@example.org.").first()).toBeVisible();
  await expect(page).toHaveURL(/\/checkout\/hold_/);
  await expectAccessible(page);
});
