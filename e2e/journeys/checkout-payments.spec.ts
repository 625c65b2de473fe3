import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { expectConfirmed, goToPayment, openSale, reachCheckout } from "@/e2e/support/checkout";
import { newAddress } from "@/e2e/support/client";
import { payWith } from "@/e2e/support/shop";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

const cards = {
  good: "4242 4242 4242 4242",
  asksFirst: "4000 0025 0000 3155",
  declined: "4000 0000 0000 0002",
  noMoney: "4000 0000 0000 9995",
  slow: "4000 0005 0000 0007",
};

test("a card that works pays, and the way back leads to the tickets", async ({ page, request }) => {
  await reachCheckout(page, await openSale(request), [0, 1]);
  await expectAccessible(page);
  await goToPayment(page);
  await expect(page.getByText("€85.00").first()).toBeVisible();
  await payWith(page, cards.good);
  await expectConfirmed(page);
  await expect(page.getByRole("link", { name: "Open the ticket" })).toHaveCount(2);
});

test("declined twice, left the page, told why, and paid with another card", async ({ page, request }) => {
  await reachCheckout(page, await openSale(request));
  await goToPayment(page);
  await payWith(page, cards.declined);
  await expect(page.getByText(/was declined. Nothing was charged/)).toBeVisible();
  await payWith(page, cards.noMoney);
  await expect(page.getByText(/not enough money/)).toBeVisible();
  await page.getByRole("link", { name: /cancel/i }).click();
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByText(/declined: there is not enough money on it\. Nothing was charged/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Complete the payment" }).click();
  await payWith(page, cards.good);
  await expectConfirmed(page);
});

test("a bank that asks first: agreed to", async ({ page, request }) => {
  await reachCheckout(page, await openSale(request));
  await goToPayment(page);
  await payWith(page, cards.asksFirst);
  await page.getByRole("button", { name: "Complete authentication" }).click();
  await expectConfirmed(page);
});

test("a bank that asks first: refused, then paid with another card", async ({ page, request }) => {
  await reachCheckout(page, await openSale(request));
  await goToPayment(page);
  await payWith(page, cards.asksFirst);
  await page.getByRole("button", { name: "Fail authentication" }).click();
  await expect(page.getByText(/authentication failed. Nothing was charged/)).toBeVisible();
  await payWith(page, cards.good);
  await expectConfirmed(page);
});

test("a bank that asks first: left there, found again under the bookings, and paid", async ({ page, request }) => {
  const sale = await openSale(request);
  await reachCheckout(page, sale);
  await goToPayment(page);
  await payWith(page, cards.asksFirst);
  await expect(page.getByRole("button", { name: "Complete authentication" })).toBeVisible();
  await page.goto("/bookings");
  await page.getByRole("link", { name: sale.event.title }).first().click();
  await expect(page.getByRole("heading", { name: "One step left: the payment" })).toBeVisible();
  await page.getByRole("link", { name: "Complete the payment" }).click();
  await payWith(page, cards.good);
  await expectConfirmed(page);
});

test("a slow bank: the other tab waits with its reader and shows the tickets when they are there", async ({
  page,
  context,
  request,
}) => {
  const hold = await reachCheckout(page, await openSale(request));
  await goToPayment(page);
  const other = await context.newPage();
  await other.goto(`/checkout/${hold.id}`);
  await expect(other.getByRole("heading", { name: "One step left: the payment" })).toBeVisible();
  await page.locator('input[name="card"]').fill(cards.slow);
  await page.getByRole("button", { name: /^pay/i }).click();
  await expectConfirmed(page);
  await expectConfirmed(other);
});

test("who leaves by the cancel link is told that nothing moved, and can give the seats back", async ({
  page,
  request,
}) => {
  await reachCheckout(page, await openSale(request));
  await goToPayment(page);
  const paymentPage = page.url();
  await page.getByRole("link", { name: /cancel/i }).click();
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByText(/You left the payment page. Nothing was charged/)).toBeVisible();
  await expect(page.getByText(/Kept for you for/)).toBeVisible();
  await page.getByRole("button", { name: "Give up this booking" }).click();
  await expect(page.getByRole("heading", { name: "You gave up this booking" })).toBeVisible();
  await expect(page.getByText(/You have not been charged/)).toBeVisible();
  await expectAccessible(page);
  // and the payment page, opened again, takes nothing
  await page.goto(paymentPage);
  await expect(page.getByText(/Nothing was charged/)).toBeVisible();
});

test("who closes the tab on the payment page finds the booking again, with the clock", async ({
  page,
  context,
  request,
}) => {
  const hold = await reachCheckout(page, await openSale(request));
  await goToPayment(page);
  await page.close();
  const later = await context.newPage();
  await later.goto(`/checkout/${hold.id}`);
  await later.waitForURL(/\/bookings\/bkg_/);
  await expect(later.getByText(/Kept for you for/)).toBeVisible();
  await later.getByRole("link", { name: "Complete the payment" }).click();
  await payWith(later, cards.good);
  await expectConfirmed(later);
});
