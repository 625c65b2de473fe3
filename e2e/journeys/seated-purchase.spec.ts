import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { chooseSeats, continueToCheckout, fillBuyer, findEvent, openFound, payWith } from "@/e2e/support/shop";

test("a visitor finds an event in spite of a typo, takes two seats, pays, and has tickets", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.locator("main").getByRole("combobox").fill("Salzbuhc");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/events\?.*q=/);
  await expectAccessible(page);
  await openFound(page, /Das Salzbuch/);
  await expect(page.getByRole("heading", { level: 1, name: "Das Salzbuch" })).toBeVisible();
  await expectAccessible(page);

  const seats = await chooseSeats(page, 2);
  expect(seats).toHaveLength(2);
  await expectAccessible(page);
  await continueToCheckout(page);
  await expectAccessible(page);
  await fillBuyer(page, "Nora Probst", "nora@example.test");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await page.waitForURL(/\/embedded\/payments\//);
  await expectAccessible(page);
  await payWith(page, "4242 4242 4242 4242");

  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByRole("heading", { name: "You are going!" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open the ticket" }).first().click();
  await page.waitForURL(/\/tickets\/tkt_/);
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expect(page.getByText("Nora Probst")).toBeVisible();
  await expectAccessible(page);

  await page.goto("/bookings");
  await expect(page.getByText("Das Salzbuch").first()).toBeVisible();
  await expectAccessible(page);
});

test("a declined card charges nothing, and the next one works", async ({ page }) => {
  await findEvent(page, "Salzbuch", /Das Salzbuch/);
  await chooseSeats(page, 1);
  await continueToCheckout(page);
  await fillBuyer(page, "Dee Clined", "dee@example.test");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await payWith(page, "4000 0000 0000 0002");
  await expect(page.getByText(/declined/i).first()).toBeVisible();
  await payWith(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { name: "You are going!" })).toBeVisible();
});

test("whoever cancels on the payment page comes back to the booking and may pay later", async ({ page }) => {
  await findEvent(page, "Salzbuch", /Das Salzbuch/);
  await chooseSeats(page, 1);
  await continueToCheckout(page);
  await fillBuyer(page, "Second Thought", "second@example.test");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await page.waitForURL(/\/embedded\/payments\//);
  await page
    .getByRole("link", { name: /cancel/i })
    .first()
    .click();
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByRole("heading", { name: "One step left: the payment" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Complete the payment" }).click();
  await payWith(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { name: "You are going!" })).toBeVisible();
});

test("a confirmed booking is cancelled within the policy, with the money back", async ({ page }) => {
  await findEvent(page, "Salzbuch", /Das Salzbuch/);
  await chooseSeats(page, 1);
  await continueToCheckout(page);
  await fillBuyer(page, "Can Celled", "can@example.test");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await payWith(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { name: "You are going!" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel booking" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, cancel it" }).click();
  await expect(
    page.getByRole("heading", { name: /This booking was (cancelled|refunded|partly refunded)/ }),
  ).toBeVisible();
  await page.goto("/bookings?tab=cancelled");
  await expect(page.getByText("Das Salzbuch").first()).toBeVisible();
});

test("a hold survives a reload and can be given up", async ({ page }) => {
  await findEvent(page, "Salzbuch", /Das Salzbuch/);
  await chooseSeats(page, 2);
  await continueToCheckout(page);
  const order = await page
    .getByText(/Seat \d+/)
    .first()
    .textContent();
  await page.reload();
  await expect(page.getByText(order ?? "").first()).toBeVisible();
  await page.getByRole("button", { name: "Give up these seats" }).click();
  await page.waitForURL(/\/events\/das-salzbuch/);
});
