import { readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { newAddress } from "@/e2e/support/client";
import { newEmail, password } from "@/e2e/support/people";
import { bookSeats } from "@/e2e/support/shop";
import { readPdf } from "@/prisma/factories/read-pdf";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

/** Saves what a link downloads, and reads it as PDF. */
async function savePdf(page: Page, link: string | RegExp) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: link }).click()]);
  expect(download.suggestedFilename()).toMatch(/^EV-.*\.pdf$/);
  return readPdf(await readFile(await download.path()));
}

async function openFirstTicket(page: Page) {
  await page
    .getByRole("link", { name: /^Open the ticket/ })
    .first()
    .click();
  await page.waitForURL(/\/tickets\/tkt_/);
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
}

/** The drawing of the code, which stands for its text. */
const codeOn = (page: Page) =>
  page
    .getByRole("img", { name: /QR code/ })
    .locator("path")
    .getAttribute("d");

async function register(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel(/e-mail/i).fill(newEmail());
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.locator("main").getByRole("button", { name: "Create account" }).click();
}

async function another(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", timezoneId: "Europe/London" });
  return context.newPage();
}

test("tickets and receipt are saved as PDF, the date as calendar file", async ({ page }) => {
  await bookSeats(page, "Ada Print", 2);
  const tickets = await savePdf(page, "All tickets as PDF");
  expect(tickets.pages).toBe(2);
  for (const text of tickets.texts) {
    expect(text).toContain("Das Salzbuch");
    expect(text).toContain("Ada Print");
    expect(text).toContain("Admits one");
  }
  const receipt = await savePdf(page, "Receipt as PDF");
  expect(receipt.title).toMatch(/^Receipt EV-/);
  expect(receipt.texts[0]).toContain("Paid by card");
  const [calendar] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Add to calendar" }).click(),
  ]);
  const text = await readFile(await calendar.path(), "utf8");
  expect(text).toContain("SUMMARY:Das Salzbuch");
  expect(text).toContain("STATUS:CONFIRMED");

  await openFirstTicket(page);
  const one = await savePdf(page, "Save as PDF");
  expect(one.pages).toBe(1);
  expect(one.texts[0]).toContain("Ada Print");
});

test("a ticket's code lives: it changes, survives a lost connection, and owns up when it is out of date", async ({
  page,
  context,
}) => {
  await bookSeats(page, "Lena Live", 2);
  await page.clock.install();
  await openFirstTicket(page);
  const first = await codeOn(page);
  await page.clock.runFor(31_000);
  await expect.poll(() => codeOn(page)).not.toBe(first);
  const second = await codeOn(page);

  await context.setOffline(true);
  await page.clock.runFor(90_000);
  await expect(page.getByText(/No connection\. The code goes on working/)).toBeVisible();
  expect(await codeOn(page)).not.toBe(second);
  await expectAccessible(page);
  await page.clock.runFor(240_000);
  await expect(page.getByText("This code is out of date")).toBeVisible();
  await expect(page.getByRole("img", { name: /QR code/ })).toHaveCount(0);
  await expectAccessible(page);

  // nobody has to press anything
  await context.setOffline(false);
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
});

test("a ticket is passed on: the new holder has it, the giver's code is void, the history says so", async ({
  page,
  browser,
}) => {
  await bookSeats(page, "Gina Giver", 2);
  const bookingUrl = page.url();
  await openFirstTicket(page);
  const before = await codeOn(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Pass it on" }).click();
  await page.waitForURL(/\/transfer/);
  await expectAccessible(page);
  await page.getByLabel("Their name").fill("Ben <b>Bold</b>");
  await page.getByLabel("Their e-mail address").fill("ben@example.test");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Give it to Ben <b>Bold</b>?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, pass it on" }).click();
  await expect(page.getByRole("heading", { name: /is Ben <b>Bold<\/b>’s now/ })).toBeVisible();
  const link = await page.getByLabel(/^Link for/).inputValue();
  await expectAccessible(page);

  const ben = await another(browser);
  await ben.goto(link);
  await expect(ben.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expect(ben.getByText("Ben <b>Bold</b>")).toBeVisible();
  expect(await codeOn(ben)).not.toBe(before);
  await expectAccessible(ben);
  const paper = await savePdf(ben, "Save as PDF");
  expect(paper.texts[0]).toContain("Ben <b>Bold</b>");

  await page.getByRole("link", { name: "To the booking" }).click();
  await expect(page.getByRole("link", { name: /Given to Ben <b>Bold<\/b>/ })).toBeVisible();
  await expect(page.getByText(/You gave the ticket .* to Ben <b>Bold<\/b>/)).toBeVisible();
  await page.getByRole("link", { name: /Given to Ben/ }).click();
  await expect(page.getByText("Given to Ben <b>Bold</b>")).toBeVisible();
  await expect(page.getByRole("img", { name: /QR code/ })).toHaveCount(0);
  await expect(page.getByLabel(/^Link for/)).toHaveValue(link);
  await expectAccessible(page);

  await test.step("the new holder keeps it in an account, and the link is void", async () => {
    await ben.getByRole("link", { name: "Sign in to keep it" }).click();
    await ben.locator("main").getByRole("link", { name: "Create an account" }).click();
    await register(ben, "Ben Bold");
    await ben.waitForURL(/\/tickets\/tkt_/);
    await ben.getByRole("button", { name: "Keep it in my account" }).click();
    await ben.waitForURL((url) => url.pathname.startsWith("/tickets/") && url.search === "");
    await expect(ben.getByRole("img", { name: /QR code/ })).toBeVisible();
    await ben.goto("/bookings");
    await expect(ben.getByRole("heading", { name: "Given to you" })).toBeVisible();
    await expect(ben.getByRole("link", { name: "Das Salzbuch" })).toBeVisible();
    await expectAccessible(ben);
    const stranger = await another(browser);
    await stranger.goto(link);
    await expect(stranger.getByRole("img", { name: /QR code/ })).toHaveCount(0);
    await stranger.context().close();
  });

  await test.step("the buyer cancels, is warned before, and the given ticket is void", async () => {
    await page.goto(bookingUrl);
    await page.getByRole("button", { name: "Cancel booking" }).click();
    await expect(page.getByRole("dialog")).toContainText("One ticket is with somebody else by now");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Yes, cancel it" }).click();
    await expect(page.getByRole("heading", { name: "This booking was cancelled" })).toBeVisible();
    await expect(page.getByText(/went back to the card/).first()).toBeVisible();
    await expect(page.getByText("You cancelled the booking")).toBeVisible();
    const receipt = await savePdf(page, "Receipt as PDF");
    expect(receipt.texts[0]).toMatch(/Refunded|Partly refunded/);
    await ben.goto("/bookings?tab=cancelled");
    await ben.getByRole("link", { name: "Das Salzbuch" }).click();
    await expect(ben.getByText("The booking that it came from was cancelled", { exact: false })).toBeVisible();
    await expectAccessible(ben);
  });
  await ben.context().close();
});

test("what a browser booked without an account is offered after signing up, and taken over", async ({ page }) => {
  await bookSeats(page, "Rita Reclaim", 2);
  await page.goto("/register");
  await register(page, "Rita Reclaim");
  await page.waitForURL(/\/bookings$/);
  await expect(page.getByText("A booking made here before you signed in")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Put into my account" }).click();
  await expect(page.getByText("made here before you signed in")).toHaveCount(0);
  await page.getByRole("link", { name: "Das Salzbuch" }).first().click();
  await expect(page.getByText("The booking was put into your account")).toBeVisible();
});

test("a stranger finds nothing at the addresses of bookings and tickets", async ({ page, browser }) => {
  await bookSeats(page, "Stella Secret", 2);
  const booking = new URL(page.url()).pathname;
  await openFirstTicket(page);
  const ticket = new URL(page.url()).pathname;
  const stranger = await another(browser);
  for (const path of [booking, ticket, `${ticket}/transfer`, `${ticket}?token=made-up`, `${booking}?token=made-up`]) {
    const answer = await stranger.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(stranger.getByText("Stella Secret")).toHaveCount(0);
  }
  for (const path of [
    `${ticket}/pdf`,
    `${ticket}/wallet`,
    `${ticket}/code`,
    `${booking}/receipt?format=pdf`,
    `${booking}/tickets?format=pdf`,
    `${booking}/calendar`,
    `${booking}/history`,
  ]) {
    expect((await stranger.request.get(`/api/v1${path}`)).status(), path).toBe(404);
  }
  await stranger.context().close();
});
