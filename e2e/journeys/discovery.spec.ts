import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { openFound } from "@/e2e/support/shop";

interface Found {
  id: string;
  slug: string;
  title: string;
  category: string;
  artists: string[];
  venue: { slug: string; name: string; city: string };
}

/** Events of the demo, as the API finds them. */
async function events(page: Page, query = ""): Promise<Found[]> {
  const response = await page.request.get(`/api/v1/events?limit=100${query}`);
  return ((await response.json()) as { data: Found[] }).data;
}

async function anyEvent(page: Page, query = "&available=true"): Promise<Found> {
  const [event] = await events(page, query);
  if (!event) throw new Error(`The demo has no event for ${query}`);
  return event;
}

const titles = (page: Page) => page.locator("main article").getByRole("heading").allTextContents();
const searchField = (page: Page) => page.locator("main").getByRole("combobox", { name: /search events/i });
const count = (page: Page) => page.locator("main p[role=status]");

test("filters live in the address, survive a reload and a friend, and bad ones do no harm", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto("/events?category=sport&sort=price");
  const before = await titles(page);
  expect(before.some((title) => /Basketball/.test(title))).toBe(true);
  expect(before.some((title) => /Salzbuch/.test(title))).toBe(false);
  await page.reload();
  expect(await titles(page)).toEqual(before);
  const friend = await browser.newContext({ baseURL: baseURL ?? "" });
  const shared = await friend.newPage();
  await shared.goto(page.url());
  expect(await titles(shared)).toEqual(before);
  await friend.close();
  await page.goto("/events?from=never&priceFrom=lots&category=<script>&limit=-3&nonsense=1");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("main").getByText(/could not be read/)).toBeVisible();
  await expectAccessible(page);
});

test("finds what was typed with a typo, while it is typed, without a reload", async ({ page }) => {
  await page.goto("/events");
  const all = await count(page).textContent();
  await page.evaluate(() => Object.assign(window, { stillHere: true }));
  await searchField(page).pressSequentially("basktball", { delay: 30 });
  await expect(page).toHaveURL(/[?&]q=basktball/);
  await expect(count(page)).not.toHaveText(all ?? "");
  await expect.poll(async () => (await titles(page)).join()).toMatch(/Basketball/);
  expect(await page.evaluate(() => "stillHere" in window)).toBe(true);
  await expectAccessible(page);
  // typing has replaced the address: one step back is out of the list
  await page.goto("/events?q=basktball&sort=price");
  await page.getByRole("link", { name: /Remove filter: .*basktball/ }).click();
  await expect(page).toHaveURL(/\/events\?sort=price$/);
  await expect(searchField(page)).toHaveValue("");
});

test("is used by keyboard alone", async ({ page }) => {
  const event = await anyEvent(page);
  await page.goto("/events");
  await expect(searchField(page)).toBeVisible();
  await page.locator("body").press("/");
  await expect(searchField(page)).toBeFocused();
  await page.keyboard.type(event.title.slice(0, 12));
  const options = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
  await expect(options.first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await expect(searchField(page)).toHaveAttribute(
    "aria-activedescendant",
    (await options.first().getAttribute("id")) ?? "",
  );
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(searchField(page)).toHaveValue(event.title.slice(0, 12));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const leadsTo = await options.first().getAttribute("href");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${leadsTo}`);
});

test("the header's search leads to the results, with a script or without", async ({ page, isMobile }) => {
  const event = await anyEvent(page);
  await page.goto(`/venues/${event.venue.slug}`);
  if (isMobile) {
    await page.getByRole("banner").getByRole("link", { name: "Search events" }).click();
    await page.waitForURL("**/events");
    await searchField(page).fill("zzzzqqqq");
    await page.keyboard.press("Enter");
  } else {
    const field = page.getByRole("banner").getByRole("combobox");
    await field.fill("zzzzqqqq");
    await field.press("Enter");
  }
  await page.waitForURL("**/events?q=zzzzqqqq");
});

test("the filters narrow, are named as chips, and can be taken off", async ({ page, isMobile }) => {
  await page.goto("/events");
  if (isMobile) await page.getByRole("button", { name: "Filters" }).click();
  const sheet = page.getByRole("complementary", { name: "Filters" });
  await sheet.getByRole("link", { name: "Next 30 days" }).click();
  await expect(page).toHaveURL(/[?&]to=\d{4}-\d\d-\d\d/);
  await sheet.getByLabel("Up to").fill("30");
  await sheet.getByLabel("Up to").blur();
  await expect(page).toHaveURL(/priceTo=30/);
  if (isMobile) {
    await expectAccessible(page);
    await sheet.getByRole("button", { name: /events?$/i }).click();
    await expect(sheet).toBeHidden();
  }
  const chips = page.getByRole("list", { name: "Active filters" });
  await expect(chips.getByRole("link", { name: "Remove filter: Next 30 days" })).toBeVisible();
  await chips.getByRole("link", { name: "Remove filter: Up to €30" }).click();
  await expect(page).not.toHaveURL(/priceTo/);
  await chips.getByRole("link", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/events$/);
  await page.goBack();
  await expect(chips.getByRole("link", { name: "Remove filter: Next 30 days" })).toBeVisible();
});

test("where nothing matches, it says which filter hides what", async ({ page }) => {
  await page.goto("/events?q=basketball&category=comedy");
  await expect(page.locator("main")).toContainText(/nothing matches/i);
  await expectAccessible(page);
  await page.getByRole("link", { name: /^Without Comedy/ }).click();
  await expect(page).toHaveURL(/\/events\?q=basketball$/);
  await expect.poll(async () => (await titles(page)).join()).toMatch(/Basketball/);
  await page.goto("/events?q=zzzzzzzzqqqq");
  await expect(page.getByRole("heading", { name: "Popular right now" })).toBeVisible();
});

test("works without scripts", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto("/events");
  await searchField(page).fill("basketball");
  await searchField(page).press("Enter");
  await page.waitForURL(/\/events\?.*q=basketball/);
  expect((await titles(page)).join()).toMatch(/Basketball/);
  await page.goto("/events");
  const next = page.getByRole("link", { name: "More events" });
  if (await next.isVisible()) {
    const first = await titles(page);
    await next.click();
    await page.waitForURL(/cursor=/);
    expect(await titles(page)).not.toEqual(first);
    await page.getByRole("link", { name: "Back to the first" }).click();
    await page.waitForURL(/\/events$/);
  }
  await context.close();
});

test("an event's page has what calendars, friends and search engines need", async ({ page }) => {
  const event = await anyEvent(page);
  await page.goto(`/events/${event.slug}`);
  const text = (await page.locator('script[type="application/ld+json"]').textContent()) ?? "";
  const data = JSON.parse(text) as Record<string, unknown> & { offers: Record<string, unknown>[] };
  expect(data.name).toBe(event.title);
  for (const name of ["startDate", "location", "eventStatus", "image", "organizer"]) expect(data[name]).toBeTruthy();
  expect(data.offers.length).toBeGreaterThan(0);
  for (const offer of data.offers)
    expect(offer).toMatchObject({ price: expect.any(String), availability: expect.any(String) });

  const image = await page.locator('meta[property="og:image"]').first().getAttribute("content");
  const picture = await page.request.get(
    new URL(image ?? "", page.url()).pathname + new URL(image ?? "", page.url()).search,
  );
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect(picture.headers()["cache-control"]).toContain("immutable");
  const bytes = await picture.body();
  expect(bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);

  const started = page.waitForEvent("download");
  await page.getByRole("link", { name: "Add to calendar" }).click();
  const download = await started;
  expect(download.suggestedFilename()).toMatch(/\.ics$/);
  const calendar = await page.request.get(`/api/v1/events/${event.id}/calendar`);
  expect(calendar.headers()["content-type"]).toContain("text/calendar");
  expect(await calendar.text()).toContain("BEGIN:VEVENT");
  await expectAccessible(page);
});

test("a link is copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const event = await anyEvent(page);
  await page.goto(`/events/${event.slug}`);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("button", { name: "Link copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/events/${event.slug}$`));
});

test("from an event to its venue, its city and its organizer, and back to events", async ({ page }) => {
  const event = await anyEvent(page);
  await page.goto(`/events/${event.slug}`);
  await page.getByRole("link", { name: "About the venue" }).click();
  await page.waitForURL(/\/venues\//);
  await expect(page.getByRole("heading", { level: 1, name: event.venue.name })).toBeVisible();
  await expectAccessible(page);
  await page.locator("main header").getByRole("link", { name: event.venue.city }).click();
  await page.waitForURL(/\/cities\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(event.venue.city);
  await expect(page.getByRole("link", { name: new RegExp(event.venue.name) }).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/venues/${event.venue.slug}`);
  await page.locator('main a[href^="/organizers/"]').click();
  await page.waitForURL(/\/organizers\//);
  expect((await titles(page)).length).toBeGreaterThan(0);
  await expectAccessible(page);
  for (const path of ["/venues/nowhere", "/cities/nowhere", "/organizers/nobody"]) {
    expect((await page.goto(path))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
});

test("search engines get a map of the site", async ({ page }) => {
  const event = await anyEvent(page);
  const map = await (await page.request.get("/sitemap.xml")).text();
  for (const path of [`/events/${event.slug}<`, `/venues/${event.venue.slug}<`, "/cities/", "/organizers/"])
    expect(map).toContain(path);
  expect(await (await page.request.get("/robots.txt")).text()).toMatch(/Sitemap: http.*\/sitemap\.xml/);
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
  const event = await anyEvent(page);
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  const shared = ["/", "/events", "/events?category=concert", `/events/${event.slug}`, `/venues/${event.venue.slug}`];
  for (const path of [...shared, "/sign-in", "/bookings"]) {
    const response = await page.goto(path);
    const policy = response?.headers()["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "'unsafe-inline'";
    expect(scripts).not.toContain("unsafe-inline");
    await page.waitForLoadState("networkidle");
  }
  expect(errors).toEqual([]);
});

test("the home page is accessible and leads on", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
  await page.getByRole("link", { name: "This weekend" }).click();
  await expect(page).toHaveURL(/\/events\?.*to=/);
});
