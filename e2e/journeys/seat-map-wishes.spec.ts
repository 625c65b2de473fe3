import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { openBoxOffice, publishSeatedEvent } from "@/e2e/support/box-office";
import { continueButton, openSeatMap, openSection, seatMap, showPane } from "@/e2e/support/seat-map";

test("a wish for three together is found, shown, taken and held", async ({ page, request }) => {
  const { event } = await publishSeatedEvent(await openBoxOffice(request), { rows: 4, seatsPerRow: 10 });
  const map = await openSeatMap(page, event.slug);
  await showPane(page, "Best");
  await page.getByRole("button", { name: "One seat more" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Find seats" }).click();
  await expect(page.getByRole("heading", { name: "Our suggestion" })).toBeVisible();
  await expect(page.getByText(/Stalls, Row A, Seats \d+–\d+ · €127.50/)).toBeVisible();
  await expect(page.getByText(/Beside each other in one row/)).toBeVisible();
  await expect(map.locator("div[aria-hidden] > div")).toHaveCount(3);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take these seats" }).click();
  await expect(page.getByRole("heading", { name: "Our suggestion" })).toBeHidden();
  await continueButton(page).click();
  await page.waitForURL(/\/checkout\/hold_/);
});

test("more than there are together is said so", async ({ page, request }) => {
  const { event } = await publishSeatedEvent(await openBoxOffice(request), { rows: 1, seatsPerRow: 2 });
  await openSeatMap(page, event.slug);
  await showPane(page, "Best");
  await page.getByRole("button", { name: "One seat more" }).click();
  await page.getByRole("button", { name: "Find seats" }).click();
  await expect(page.getByText("There are no 3 free seats left that fit.", { exact: false })).toBeVisible();
});

test("a choice that leaves a single seat is refused with a reason and a better one", async ({ page, request }) => {
  const office = await openBoxOffice(request);
  const { event } = await publishSeatedEvent(office, { rows: 1, seatsPerRow: 8, event: { orphanRule: true } });
  await openSeatMap(page, event.slug);
  await showPane(page, "List");
  const rows = await openSection(page, /Stalls/);
  for (const number of [2, 3]) {
    await rows.getByRole("button", { name: new RegExp(`^Row A, Seat ${number}, `) }).click();
  }
  await continueButton(page).click();
  await expect(
    page.getByText("This choice would leave a single seat: Stalls, Row A, Seat 1.", { exact: false }),
  ).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take Stalls, Row A, Seats 1 and 2 instead" }).click();
  await continueButton(page).click();
  await page.waitForURL(/\/checkout\/hold_/);
});

test("held seats are found again in another tab, and can be given up there", async ({ page, request, context }) => {
  const { event } = await publishSeatedEvent(await openBoxOffice(request));
  await openSeatMap(page, event.slug);
  await showPane(page, "List");
  const rows = await openSection(page, /Stalls/);
  await rows.getByRole("button", { name: /^Row A, Seat 1, / }).click();
  await continueButton(page).click();
  await page.waitForURL(/\/checkout\/hold_/);

  const other = await context.newPage();
  await other.goto(`/events/${event.slug}/seats`);
  const map = await seatMap(other);
  await expect(other.getByText("You are still holding 1 ticket for this event.")).toBeVisible();
  await expect(other.getByText("Stalls, Row A, Seat 1", { exact: true })).toBeVisible();
  await expect(other.getByRole("timer")).toHaveText(/^\d:\d\d$/);
  await expect(map.locator(".fill-focus")).toHaveCount(1);
  await expect(other.getByRole("link", { name: "Continue to checkout" })).toHaveAttribute("href", /\/checkout\/hold_/);
  await expectAccessible(other);
  await other.getByRole("button", { name: "Give them up" }).click();
  await expect(other.getByText("You are still holding", { exact: false })).toBeHidden();
  await expect(map.locator(".fill-focus")).toHaveCount(0);
});
