import { expect, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { openFound } from "@/e2e/support/shop";

test("filters live in the address, survive a reload, and bad ones do no harm", async ({ page }) => {
  await page.goto("/events?category=sport&sort=price");
  const titles = () =>
    page
      .locator("main")
      .getByRole("heading", { level: 2 })
      .or(page.locator("main").getByRole("heading", { level: 3 }))
      .allTextContents();
  const before = await titles();
  expect(before.some((title) => /Basketball/.test(title))).toBe(true);
  expect(before.some((title) => /Salzbuch/.test(title))).toBe(false);
  await page.reload();
  expect(await titles()).toEqual(before);
  await page.goto("/events?from=never&minPrice=lots&category=<script>&limit=-3&nonsense=1");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.goto("/events?q=zzzzzzzzqqqq");
  await expect(page.locator("main")).toContainText(/no events|nothing/i);
  await expectAccessible(page);
});

test("speaks German to who asks for it", async ({ browser }) => {
  const context = await browser.newContext({
    locale: "de-DE",
    extraHTTPHeaders: { "accept-language": "de-DE,de;q=0.9" },
  });
  const page = await context.newPage();
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("link", { name: "Anmelden" }).first()).toBeVisible();
  await context.close();
});

test("sold out, not yet on sale, over and unknown events say so", async ({ page }) => {
  for (const [search, words] of [
    ["Tin Harbour", /sold out/i],
    ["Junia Falk", /the sale starts on/i],
  ] as const) {
    await page.goto(`/events?q=${encodeURIComponent(search)}`);
    await openFound(page, new RegExp(search));
    await expect(page.locator("main").getByText(words).first()).toBeVisible();
    await expectAccessible(page);
  }
  const response = await page.goto("/events/there-is-no-such-event");
  expect(response?.status()).toBe(404);
  await expectAccessible(page);
  expect((await page.goto("/no/such/page"))?.status()).toBe(404);
});

test("shared pages allow exactly their own inline scripts and load without errors", async ({ page }) => {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  for (const path of ["/", "/events", "/events?category=concert", "/sign-in", "/bookings"]) {
    const response = await page.goto(path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "'unsafe-inline'";
    expect(scripts).not.toContain("unsafe-inline");
    await page.waitForLoadState("networkidle");
  }
  expect(errors).toEqual([]);
});
