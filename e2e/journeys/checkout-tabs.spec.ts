import { expect, test } from "@playwright/test";
import { expectConfirmed, goToPayment, openSale, reachCheckout } from "@/e2e/support/checkout";
import { newAddress } from "@/e2e/support/client";
import { fillBuyer, payWith } from "@/e2e/support/shop";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

const good = "4242 4242 4242 4242";

test("two tabs with one hold: one pays, the other follows by itself to the booking and the tickets", async ({
  page,
  context,
  request,
}) => {
  const hold = await reachCheckout(page, await openSale(request));
  const other = await context.newPage();
  await other.goto(`/checkout/${hold.id}`);
  await expect(other.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
  await goToPayment(page);
  await other.waitForURL(/\/bookings\/bkg_/);
  await expect(other.getByRole("heading", { name: "One step left: the payment" })).toBeVisible();
  await payWith(page, good);
  await expectConfirmed(page);
  await expectConfirmed(other);
});

test("two tabs press pay at once: one booking, one payment, and both end at the tickets", async ({
  page,
  context,
  request,
}) => {
  const hold = await reachCheckout(page, await openSale(request));
  const other = await context.newPage();
  await other.goto(`/checkout/${hold.id}`);
  const tabs = [page, other];
  for (const tab of tabs) await fillBuyer(tab, "Nora Probst", "nora@example.test");
  await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: /^Pay €/ }).click()));
  await Promise.all(tabs.map((tab) => tab.waitForURL(/\/embedded\/payments\/|\/bookings\/bkg_/)));
  for (const tab of tabs) {
    if (!/\/bookings\//.test(tab.url())) continue;
    await tab.getByRole("link", { name: "Complete the payment" }).click();
  }
  await Promise.all(tabs.map((tab) => tab.waitForURL(/\/embedded\/payments\//)));
  for (const tab of tabs) await tab.locator('input[name="card"]').fill(good);
  await Promise.all(tabs.map((tab) => tab.getByRole("button", { name: /^pay/i }).click()));
  for (const tab of tabs) {
    // the slower one is told that it is paid already, with the way to the tickets
    const done = tab.getByRole("heading", { name: "You are going!" });
    await expect(done.or(tab.getByText(/You have paid here already/))).toBeVisible();
    if (!(await done.isVisible())) await tab.getByRole("link", { name: "Back to the shop" }).click();
    await expectConfirmed(tab);
  }
  await page.goto("/bookings");
  await expect(page.locator('main a[href^="/bookings/bkg_"]')).toHaveCount(1);
});

test("a hold given up in one tab is over in the other", async ({ page, context, request }) => {
  const hold = await reachCheckout(page, await openSale(request));
  const other = await context.newPage();
  await other.goto(`/checkout/${hold.id}`);
  await expect(other.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
  await page.getByRole("button", { name: "Give up these seats" }).click();
  await page.waitForURL(/\/seats$/);
  await expect(other.getByText("You gave up these seats")).toBeVisible();
});

test("back from the payment page leads to the booking, back from the tickets takes no second payment", async ({
  page,
  request,
}) => {
  await reachCheckout(page, await openSale(request));
  await goToPayment(page);
  await page.goBack();
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByRole("heading", { name: "One step left: the payment" })).toBeVisible();
  await page.getByRole("link", { name: "Complete the payment" }).click();
  await payWith(page, good);
  await expectConfirmed(page);
  await page.goBack();
  await page.reload();
  await expect(
    page.getByText(/You have paid here already/).or(page.getByRole("heading", { name: "You are going!" })),
  ).toBeVisible();
  await page.goForward();
  await page.reload();
  await expectConfirmed(page);
});

test("reloading at every step loses nothing and pays once", async ({ page, request }) => {
  await reachCheckout(page, await openSale(request));
  await page.reload();
  await expect(page.getByText(/Kept for you for/)).toBeVisible();
  await goToPayment(page);
  await page.reload();
  await page.getByRole("link", { name: /cancel/i }).click();
  await page.waitForURL(/\/bookings\/bkg_/);
  await page.reload();
  await page.getByRole("link", { name: "Complete the payment" }).click();
  await payWith(page, good);
  await expectConfirmed(page);
  await page.reload();
  await expectConfirmed(page);
  await expect(page.getByRole("link", { name: "Open the ticket" })).toHaveCount(1);
});

test("impatient clicks book once", async ({ page, request }) => {
  await reachCheckout(page, await openSale(request));
  await fillBuyer(page, "Nora Probst", "nora@example.test");
  const pay = page.getByRole("button", { name: /^Pay €/ });
  await pay.dispatchEvent("click");
  await pay.dispatchEvent("click");
  await pay.dispatchEvent("click");
  await page.waitForURL(/\/embedded\/payments\//);
  await payWith(page, good);
  await expectConfirmed(page);
  await page.goto("/bookings");
  await expect(page.locator('main a[href^="/bookings/bkg_"]')).toHaveCount(1);
});
