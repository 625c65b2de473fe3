import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { generateSeatMap, nth, openBoxOffice, publishEvent, publishSeatedEvent } from "@/e2e/support/box-office";
import { newKey } from "@/e2e/support/client";
import { continueButton, openSeatMap, openSection, showPane } from "@/e2e/support/seat-map";
import { Fingers } from "@/e2e/support/touch";

test("fingers pinch, drag and tap the map", async ({ page, request }) => {
  const { event } = await publishSeatedEvent(await openBoxOffice(request), { rows: 12, seatsPerRow: 24 });
  const map = await openSeatMap(page, event.slug);
  // hidden on a phone while the whole hall is shown
  const whole = page.getByLabel("Show the whole hall");
  await expect(whole).toHaveAttribute("aria-disabled", "true");

  const fingers = await Fingers.on(page, map);
  await fingers.pinch(40, 140);
  await expect(whole).not.toHaveAttribute("aria-disabled");
  await map.focus();
  await page.keyboard.press("ArrowRight");
  const focus = map.locator(".stroke-focus");
  await expect(focus).toBeVisible();
  const middle = async () => {
    const box = await focus.boundingBox();
    return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  // the map glides to the seat first
  let before = await middle();
  await expect
    .poll(async () => {
      const last = before;
      before = await middle();
      return Math.hypot(before.x - last.x, before.y - last.y);
    })
    .toBeLessThan(0.5);
  await fingers.drag(-30, 0);
  await expect.poll(async () => (await middle()).x).toBeLessThan(before.x - 15);

  // where the keyboard's seat is, there a finger finds it
  await fingers.tap(await middle());
  await expect(map.locator(".fill-ink")).toHaveCount(1);
  await whole.click();
  await expect(whole).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
});

test("a seat is chosen on the map by keyboard alone", async ({ page, request }) => {
  const { event } = await publishSeatedEvent(await openBoxOffice(request));
  const map = await openSeatMap(page, event.slug);
  await map.focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(/Stalls, Row [A-Z], Seat \d+, Stalls, €42.50, available/)).toBeAttached();
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Stalls, Row [A-Z], Seat \d+, Stalls, €42.50, chosen/)).toBeAttached();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Space");
  await page.keyboard.press("+");
  await page.keyboard.press("0");
  await continueButton(page).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/checkout\/hold_/);
});

test("the list does it all by keyboard alone", async ({ page, request }) => {
  const office = await openBoxOffice(request);
  await generateSeatMap(office, [
    { name: "Stalls", rows: 3, seatsPerRow: 8, category: "Stalls" },
    { name: "Circle", rows: 2, seatsPerRow: 6, category: "Circle" },
  ]);
  const tiers = [
    { name: "Near", price: 3000, seatCategories: ["Stalls"] },
    { name: "Far", price: 1500, seatCategories: ["Circle"] },
  ];
  const event = await publishEvent(office, { tiers });
  await openSeatMap(page, event.slug);
  await showPane(page, "List");
  const sections = page.locator("button[data-section]");
  await expect(sections).toHaveCount(2);
  await page.getByRole("button", { name: /^Far/ }).click();
  await expect(sections).toHaveText([/^Circle/]);

  await sections.first().focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveAccessibleName("Row A, Seat 1, Far, €15, available");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(page.locator(":focus")).toHaveAccessibleName("Row A, Seat 1, Far, €15, available");
  await page.keyboard.press("Space");
  await expect(page.locator(":focus")).toHaveAccessibleName("Row A, Seat 1, Far, €15, chosen");
  await expectAccessible(page);
  await continueButton(page).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/checkout\/hold_/);
});

test("a seat that somebody else takes is marked, named, and replaced by its neighbour", async ({ page, request }) => {
  const office = await openBoxOffice(request);
  const { event, seats } = await publishSeatedEvent(office, { rows: 2, seatsPerRow: 10 });
  await openSeatMap(page, event.slug);
  await showPane(page, "List");
  const rows = await openSection(page, /Stalls/);
  for (const number of [4, 5]) {
    await rows.getByRole("button", { name: new RegExp(`^Row A, Seat ${number}, `) }).click();
  }
  const hold = { seats: [nth(seats, 3).id] };
  const held = await office.client.post(`/events/${event.id}/holds`, hold, { "idempotency-key": newKey() });
  expect(held.status).toBe(201);

  await expect(page.getByRole("status").filter({ hasText: /Somebody just took Stalls, Row A, Seat 4/ })).toBeVisible();
  await expect(rows.getByRole("button", { name: /^Row A, Seat 4, .*taken$/ })).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Take Stalls, Row A, Seat 6 instead" }).click();
  await expect(rows.getByRole("button", { pressed: true })).toHaveCount(2);
  await expect(rows.getByRole("button", { name: /^Row A, Seat 6, .*chosen$/ })).toBeVisible();
});

test("a stadium opens, and leads to its sections", async ({ page, request }) => {
  const office = await openBoxOffice(request);
  const block = (i: number) => ({
    name: `Block ${i + 1}`,
    rows: 20,
    seatsPerRow: 20,
    category: i % 2 ? "Side" : "End",
  });
  await generateSeatMap(
    office,
    Array.from({ length: 40 }, (_, i) => block(i)),
  );
  const tiers = [
    { name: "Side", price: 3000, seatCategories: ["Side"] },
    { name: "End", price: 1500, seatCategories: ["End"] },
  ];
  const event = await publishEvent(office, { tiers });
  const map = await openSeatMap(page, event.slug);
  await expect(page.getByText("8,000 left").first()).toBeVisible();
  await expectAccessible(page);
  const box = await map.boundingBox();
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await expect(page.getByRole("button", { name: "Show the whole hall" })).not.toHaveAttribute("aria-disabled");

  await showPane(page, "List");
  await page.getByLabel("Jump to section").selectOption({ label: "Block 33" });
  await expect(page.locator(":focus")).toHaveText(/^Block 33/);
  await expect(page.getByRole("button", { name: /^Row T, Seat 20, / })).toBeVisible();
});
