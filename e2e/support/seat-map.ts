import { expect, type Locator, type Page } from "@playwright/test";

/** Opens an event's seats and waits until the map can be used. */
export async function openSeatMap(page: Page, slug: string): Promise<Locator> {
  await page.goto(`/events/${slug}/seats`);
  return seatMap(page);
}

export async function seatMap(page: Page): Promise<Locator> {
  const map = page.getByRole("application", { name: "Seat map" });
  await expect(map).toHaveAttribute("data-ready");
  return map;
}

/** Shows a pane on a phone; on wide screens all stand side by side. */
export async function showPane(page: Page, pane: "Best" | "Map" | "List"): Promise<void> {
  const tab = page.locator("label").filter({ hasText: new RegExp(`^${pane}$`) });
  if (await tab.isVisible()) await tab.click();
  else if (pane === "Best") await page.getByText("Best seats for you").click();
}

export function continueButton(page: Page): Locator {
  return page.getByRole("button", { name: "Continue" });
}

/** Opens a section of the list; answers its rows. */
export async function openSection(page: Page, name: RegExp): Promise<Locator> {
  const section = page.locator("button[data-section]").filter({ hasText: name }).first();
  if ((await section.getAttribute("aria-expanded")) === "false") await section.click();
  return page.locator(`#${await section.getAttribute("aria-controls")}`);
}
