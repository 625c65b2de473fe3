import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { expectConfirmed, goToPayment, makeCode, openSale, reachCheckout } from "@/e2e/support/checkout";
import { newAddress } from "@/e2e/support/client";
import { fillBuyer, payWith } from "@/e2e/support/shop";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

const priced = {
  price: 5000,
  event: { fees: { perTicket: 150, percent: 2.5 }, taxPercent: 19, groupDiscount: { minQuantity: 4, percentOff: 10 } },
};

test("the price is itemised: discount by code, fees, tax; the payment asks for the same", async ({ page, request }) => {
  const sale = await openSale(request, priced);
  await makeCode(sale, { code: "Summer-26", percentOff: 20 });
  await reachCheckout(page, sale, [0, 1]);
  await expect(page.getByRole("button", { name: "Pay €105.50" })).toBeVisible();
  await expect(page.getByText("Fees, €2.75 a ticket")).toBeVisible();
  await expect(page.getByText("Includes €16.84 tax (19%)")).toBeVisible();

  const field = page.getByLabel("Discount code");
  await field.fill("wrong");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("This code does not exist for this event.")).toBeVisible();
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await field.fill("summer-26");
  await page.keyboard.press("Enter");
  await expect(page.getByText("SUMMER-26 takes €20.00 off.")).toBeVisible();
  await expect(page.getByText("Discount (SUMMER-26)")).toBeVisible();
  await expect(page.getByText("-€20.00")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pay €85.00" })).toBeVisible();
  await expectAccessible(page);
  // it survives a reload, and can be taken away and given again
  await page.reload();
  await expect(page.getByRole("button", { name: "Pay €85.00" })).toBeVisible();
  await page.getByRole("button", { name: "Remove the code" }).click();
  await expect(page.getByRole("button", { name: "Pay €105.50" })).toBeVisible();
  await page.getByLabel("Discount code").fill("SUMMER-26");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("button", { name: "Pay €85.00" })).toBeVisible();

  await goToPayment(page);
  await expect(page.getByText("€85.00").first()).toBeVisible();
  await expect(page.getByText("Discount (SUMMER-26) already taken off")).toBeVisible();
  await payWith(page, "4242 4242 4242 4242");
  await expectConfirmed(page);
  await expect(page.getByText("Discount (SUMMER-26)")).toBeVisible();
});

test("a code that was typed but not applied is applied before anything is paid", async ({ page, request }) => {
  const sale = await openSale(request, { price: 5000 });
  await makeCode(sale, { code: "TENNER", amountOff: 1000 });
  await reachCheckout(page, sale);
  await fillBuyer(page, "Nora Probst", "nora@example.test");
  await page.getByLabel("Discount code").fill("tenner");
  await page.getByRole("button", { name: "Pay €50.00" }).click();
  await expect(page.getByText(/Your code was not applied yet/)).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nora Probst");
  await page.getByRole("button", { name: "Pay €40.00" }).click();
  await page.waitForURL(/\/embedded\/payments\//);
});

test("a code for everything books without a payment", async ({ page, request }) => {
  const sale = await openSale(request, priced);
  await makeCode(sale, { code: "PRESS", percentOff: 100, maxUses: 1 });
  await reachCheckout(page, sale);
  await page.getByLabel("Discount code").fill("PRESS");
  await page.getByRole("button", { name: "Apply" }).click();
  await fillBuyer(page, "Nora Probst", "nora@example.test");
  await page.getByRole("button", { name: "Book for free" }).click();
  await expectConfirmed(page);
});

test("a code whose last use goes to somebody else meanwhile: told, nothing booked, values kept", async ({
  page,
  request,
  browser,
}) => {
  const sale = await openSale(request, { price: 5000 });
  await makeCode(sale, { code: "LAST", percentOff: 50, maxUses: 1 });
  await reachCheckout(page, sale);
  await page.getByLabel("Discount code").fill("LAST");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByRole("button", { name: "Pay €25.00" })).toBeVisible();
  await fillBuyer(page, "Nora Probst", "nora@example.test");

  const rival = await browser.newPage({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });
  await reachCheckout(rival, sale, [1]);
  await rival.getByLabel("Discount code").fill("LAST");
  await rival.getByRole("button", { name: "Apply" }).click();
  await expect(rival.getByRole("button", { name: "Pay €25.00" })).toBeVisible();
  await goToPayment(rival, "Rita Rival", "rita@example.test");

  await page.getByRole("button", { name: "Pay €25.00" }).click();
  await expect(page.getByText("This code is used up.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Pay €50.00" })).toBeVisible();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Nora Probst");
  await goToPayment(page);
  await expect(page.getByText("€50.00").first()).toBeVisible();
});

test("a group pays less without a code, and a lesser code stays unused", async ({ page, request }) => {
  const sale = await openSale(request, { ...priced, event: { groupDiscount: { minQuantity: 4, percentOff: 10 } } });
  await makeCode(sale, { code: "FIVE", percentOff: 5 });
  await reachCheckout(page, sale, [0, 1, 2, 3]);
  await expect(page.getByText("Group discount")).toBeVisible();
  await page.getByLabel("Discount code").fill("FIVE");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText(/saves you more than FIVE/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Pay €180.00" })).toBeVisible();
});
