import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "@/e2e/support/accessibility";
import { expectConfirmed, holdIn, openSale, reachCheckout } from "@/e2e/support/checkout";
import { newAddress } from "@/e2e/support/client";
import { chooseSeats, continueToCheckout, fillBuyer, payWith } from "@/e2e/support/shop";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

/** The browser's own checks would hide what the server says. */
const unchecked = (page: Page) =>
  page.locator("form").evaluateAll((forms) => {
    for (const form of forms) form.setAttribute("novalidate", "");
    for (const input of document.querySelectorAll("input")) input.removeAttribute("maxlength");
  });

const names = {
  script: "<script>alert(1)</script>",
  image: '"><img src=x onerror=alert(1)>',
  arabic: "محمد بن عبد الله",
  emoji: "👩‍👩‍👧‍👦 Family",
  "two hundred": "n".repeat(200),
};

for (const [kind, name] of Object.entries(names)) {
  test(`a name is text, whatever is in it: ${kind}`, async ({ page, request }) => {
    page.on("dialog", () => {
      throw new Error("The name ran as a script");
    });
    await reachCheckout(page, await openSale(request, { price: 0 }));
    await unchecked(page);
    await fillBuyer(page, name, "nora@example.test");
    await page.getByRole("button", { name: "Book for free" }).click();
    await expectConfirmed(page);
    await expect(page.getByText(name).first()).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}

test("what is no name or address is refused beside its field, everything stays, and the summary has the focus", async ({
  page,
  request,
}) => {
  await reachCheckout(page, await openSale(request, { price: 0 }), [0, 1]);
  await unchecked(page);
  await page.getByText("Names on the tickets").click();
  const wrong: [name: string, email: string, attendee: string, message: RegExp][] = [
    ["", "nora@example.test", "", /Enter a name/],
    ["\u202eNora", "nora@example.test", "", /Enter a name/],
    ["n".repeat(201), "nora@example.test", "", /Enter a name/],
    ["Nora", "nora", "", /Enter an e-mail address/],
    ["Nora", "a@b@c", "", /Enter an e-mail address/],
    ["Nora", `${"a".repeat(250)}@example.test`, "", /Enter an e-mail address/],
    ["Nora", "nora@example.test", "x".repeat(300), /or leave it empty/],
  ];
  for (const [name, email, attendee, message] of wrong) {
    await fillBuyer(page, name, email);
    await page.getByLabel(/Name for .*Seat 2/).fill(attendee);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Book for free" }).click();
    expect((await answered).status()).toBe(200);
    await expect(page.getByRole("alert").getByText(message)).toBeVisible();
    await expect(page.locator(":focus").getByText(message)).toBeVisible();
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await expect(page).toHaveURL(/\/checkout\/hold_/);
  }
  await expectAccessible(page);
  await fillBuyer(page, "Nora Probst", "nora@example.test");
  await page.getByLabel(/Name for .*Seat 2/).fill("Grace Note");
  await page.getByRole("button", { name: "Book for free" }).click();
  await expectConfirmed(page);
  await expect(page.getByText("Grace Note").first()).toBeVisible();
});

test("a hundred places of one hold have a hundred names", async ({ page, request }) => {
  const sale = await openSale(request, {
    event: { maxPerBuyer: 100, tiers: [{ name: "Standing", price: 0, capacity: 100 }] },
  });
  const hold = await holdIn(page, sale, { tier: sale.event.tiers[0]?.id ?? "", quantity: 100 });
  await page.goto(`/checkout/${hold.id}`);
  await fillBuyer(page, "Nora Probst", "nora@example.test");
  await page.getByText("Names on the tickets").click();
  await page.getByLabel("Name for ticket 100 (Standing)").fill("The Hundredth");
  await page.getByRole("button", { name: "Book for free" }).click();
  await expectConfirmed(page);
  await expect(page.getByText("The Hundredth").first()).toBeAttached();
});

test("a purchase by keyboard alone", async ({ page, request }) => {
  await reachCheckout(page, await openSale(request));
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 40; i++) {
      await page.keyboard.press("Tab");
      const label = await page.evaluate(() => {
        const at = document.activeElement;
        const labels = at instanceof HTMLInputElement ? [...(at.labels ?? [])].map((one) => one.textContent) : [];
        return labels[0] ?? at?.textContent ?? "";
      });
      if (name.test(label.trim())) return;
    }
    throw new Error(`Tab does not lead to ${name}`);
  };
  await tabTo(/^Name$/);
  await page.keyboard.type("Nora Probst");
  await tabTo(/^E-mail address$/);
  await page.keyboard.type("nora@example.test");
  await tabTo(/^Pay €/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/embedded\/payments\//);
  await tabTo(/card number/i);
  await page.keyboard.type("4242424242424242");
  await page.keyboard.press("Enter");
  await expectConfirmed(page);
  await tabTo(/^Open the ticket/);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/tickets\/tkt_/);
});

test("a purchase through the list of seats", async ({ page, request }) => {
  const sale = await openSale(request);
  await page.goto(`/events/${sale.event.slug}`);
  const chosen = await chooseSeats(page, 2);
  expect(chosen).toHaveLength(2);
  await continueToCheckout(page);
  await fillBuyer(page, "Nora Probst", "nora@example.test");
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await payWith(page, "4242 4242 4242 4242");
  await expectConfirmed(page);
});
