import { expect, test } from "@playwright/test";
import { nth } from "@/e2e/support/box-office";
import { tryHold } from "@/e2e/support/buying";
import { goToPayment, openSale, reachCheckout } from "@/e2e/support/checkout";
import { Client, newAddress } from "@/e2e/support/client";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

/** Holds as short as they may be; with the one extension that is a minute at most. */
const hasty = { event: { holdSeconds: 30 } };
const long = { timeout: 75_000 };

test("a hold that ends on the checkout page says so, and leads back to the seats", async ({ page, request }) => {
  const sale = await openSale(request, hasty);
  await reachCheckout(page, sale);
  await expect(page.getByText("The time for these seats is over")).toBeVisible(long);
  await expect(page.getByText(/You have not been charged/)).toBeVisible();
  await page.getByRole("link", { name: "Choose seats again" }).click();
  await page.waitForURL(new RegExp(`/events/${sale.event.slug}/seats$`));
});

test("a hold that ends while its buyer pays, with the seat gone to another: nothing charged, and told so", async ({
  page,
  context,
  request,
}) => {
  const sale = await openSale(request, hasty);
  const hold = await reachCheckout(page, sale);
  await goToPayment(page);
  // reaching the payment started the clock again, once
  const held = await page.request.get(`/api/v1/holds/${hold.id}`);
  expect(await held.json()).toMatchObject({ status: "active", extendable: false });
  const other = await context.newPage();
  await other.goto(`/checkout/${hold.id}`);
  await other.waitForURL(/\/bookings\/bkg_/);

  const quick = new Client(request);
  const want = { seats: [nth(sale.seats, 0)] };
  await expect
    .poll(async () => (await tryHold(quick, sale.event.id, want)).status, { intervals: [200], ...long })
    .toBe(201);
  await page.locator('input[name="card"]').fill("4242 4242 4242 4242");
  await page.getByRole("button", { name: /^pay/i }).click();
  // either the payment page is closed already, or the money was set aside and is let go
  const closed = page.getByRole("heading", { name: "This payment has ended" });
  const gone = page.getByRole("heading", { name: "The seats were gone" });
  await expect(closed.or(gone)).toBeVisible();
  if (await closed.isVisible()) {
    await page.getByRole("link", { name: "Back to the shop" }).click();
    await expect(
      page
        .getByRole("heading", { name: "This booking has expired" })
        .or(page.getByText(/time for these seats is over/)),
    ).toBeVisible();
  }
  await expect(other.getByRole("heading", { name: /This booking has expired|The seats were gone/ })).toBeVisible();
  await expect(other.getByText(/You have not been charged|We did not take the money/)).toBeVisible();
  await expect(other.getByRole("link", { name: "Choose seats again" })).toBeVisible();
});
