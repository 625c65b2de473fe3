import { expect, type Locator, type Page, test } from "@playwright/test";

/** Goes to an event of the demo by searching for it. */
export async function findEvent(page: Page, search: string, title: RegExp): Promise<void> {
  await page.goto(`/events?q=${encodeURIComponent(search)}`);
  await openFound(page, title);
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** Follows the link of a found event, not the chip that takes the search away. */
export async function openFound(page: Page, title: RegExp): Promise<void> {
  await page.locator('main a[href^="/events/"]').filter({ hasText: title }).first().click();
}

/** From an event's page to choosing its seats, in the list view. */
export async function openSeatList(page: Page): Promise<Locator> {
  await page
    .getByRole("link", { name: /choose (seats|tickets)/i })
    .first()
    .click();
  await page.waitForURL(/\/seats$/);
  await expect(page.getByRole("button", { name: "Zoom in" })).toBeVisible();
  const tab = page.locator("label").filter({ hasText: /^List$/ });
  if (await tab.isVisible()) await tab.click();
  return page.locator("button[aria-expanded]").filter({ hasText: /available/ });
}

/** Opens sections until one has so many free seats, and chooses them; answers their names. */
export async function chooseSeats(page: Page, count: number): Promise<string[]> {
  const sections = await openSeatList(page);
  await sections.first().waitFor();
  const total = await sections.count();
  for (let i = 0; i < total; i++) {
    const section = sections.nth(i);
    if ((await section.getAttribute("aria-expanded")) === "false") await section.click();
    const panel = page.locator(`#${await section.getAttribute("aria-controls")}`);
    const free = panel.locator('button[aria-pressed="false"]:not([aria-disabled="true"]):not([disabled])');
    const available = await free.count();
    if (available < count) continue;
    const names: string[] = [];
    // tests run side by side: one picks from the front of the section, the other from its back
    const first = test.info().parallelIndex % 2 === 0 ? 0 : available - count;
    const labels = await free.evaluateAll(
      (buttons, [from, n]) =>
        buttons.slice(from, (from ?? 0) + (n ?? 0)).map((button) => button.getAttribute("aria-label") ?? ""),
      [first, count],
    );
    for (const label of labels) {
      await panel.getByRole("button", { name: label, exact: true }).click();
      names.push(label);
    }
    return names;
  }
  throw new Error(`No section has ${count} free seats`);
}

/** Presses Continue and waits for the checkout. */
export async function continueToCheckout(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
  await page.waitForURL(/\/checkout\/hold_/);
  await expect(page.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
}

export async function fillBuyer(page: Page, name: string, email: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
}

/** Pays on the local payment page with this card number. */
export async function payWith(page: Page, card: string): Promise<void> {
  await page.waitForURL(/\/embedded\/payments\//);
  await page.locator('input[name="card"]').fill(card);
  await page.getByRole("button", { name: /^pay/i }).click();
}

/** Buys so many seats of a play as a visitor without an account, and ends at the confirmed booking. */
export async function bookSeats(page: Page, name: string, count: number): Promise<void> {
  await findEvent(page, "Salzbuch", /Das Salzbuch/);
  await chooseSeats(page, count);
  await continueToCheckout(page);
  await fillBuyer(page, name, "buyer@example.test");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await payWith(page, "4242 4242 4242 4242");
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByRole("heading", { name: "You are going!" })).toBeVisible();
}
