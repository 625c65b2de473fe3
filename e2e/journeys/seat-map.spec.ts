import { expect, test } from "@playwright/test";
import { findEvent } from "@/e2e/support/shop";

test("seats are chosen on the map by keyboard alone", async ({ page }) => {
  await findEvent(page, "Sinfonietta", /Sinfonietta/);
  await page
    .getByRole("link", { name: /choose seats/i })
    .first()
    .click();
  const map = page
    .getByRole("application", { name: "Seat map" })
    .or(page.getByLabel("Seat map", { exact: true }))
    .first();
  await map.focus();
  const chosen = page.getByRole("button", { name: /^Remove .*Seat|^Remove .*seat/ });
  // walk along the rows until a free seat was under the cursor
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Continue" })).toBeEnabled({ timeout: 300 });
  }).toPass();
  if (await chosen.first().isVisible()) await expect(chosen.first()).toBeEnabled();
});

test("a seat that somebody else takes leaves the choice, with a word about it", async ({ page, request }) => {
  await findEvent(page, "Sinfonietta", /Sinfonietta/);
  const slug = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const event = await (await request.get(`/api/v1/events/${slug}`)).json();
  const seats = await (await request.get(`/api/v1/events/${event.id}/seats?status=available&limit=1000`)).json();
  const seat = seats.data[Math.floor(Math.random() * seats.data.length)];

  await page
    .getByRole("link", { name: /choose seats/i })
    .first()
    .click();
  await expect(page.getByRole("button", { name: "Zoom in" })).toBeVisible();
  const tab = page.locator("label").filter({ hasText: /^List$/ });
  if (await tab.isVisible()) await tab.click();
  const section = page
    .locator("button[aria-expanded]")
    .filter({ hasText: seat.section })
    .filter({ hasText: /available/ })
    .first();
  await section.click();
  const panel = page.locator(`#${await section.getAttribute("aria-controls")}`);
  await panel
    .getByRole("button", { name: new RegExp(`Row ${seat.row}\\b.*Seat ${seat.number}\\b`) })
    .first()
    .click();
  const held = await request.post(`/api/v1/events/${event.id}/holds`, {
    data: { seats: [seat.id] },
    headers: { "idempotency-key": `journey-${seat.id}-0123456789-${Date.now()}` },
  });
  expect(held.status()).toBe(201);
  await expect(page.getByText(/Somebody just took/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue" })).toBeDisabled();
});
