import { type Browser, expect, type Page, test } from "@playwright/test";
import { linkIn, listMails, type ReceivedMail, waitForMail } from "@/e2e/mailbox";
import { expectAccessible } from "@/e2e/support/accessibility";
import { newAddress } from "@/e2e/support/client";
import { newEmail } from "@/e2e/support/people";
import { chooseSeats, continueToCheckout, fillBuyer, findEvent, payWith } from "@/e2e/support/shop";
import { expectNoSideways } from "@/e2e/support/visitor";
import { readPdf } from "@/prisma/factories/read-pdf";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

/** Books two seats of a play as a guest under this address; ends at the confirmed booking. */
async function bookUnder(page: Page, email: string): Promise<void> {
  await findEvent(page, "Salzbuch", /Das Salzbuch/);
  await chooseSeats(page, 2);
  await continueToCheckout(page);
  await fillBuyer(page, "Mara Mail", email);
  await page.getByRole("button", { name: /pay/i }).click();
  await payWith(page, "4242 4242 4242 4242");
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByRole("heading", { level: 1, name: "You are going!" })).toBeVisible();
}

/** A browser that was never here. */
async function another(browser: Browser, colorScheme: "light" | "dark" = "light"): Promise<Page> {
  const context = await browser.newContext({ locale: "en-GB", colorScheme, extraHTTPHeaders: {} });
  return context.newPage();
}

const ticketsMail = /^Your ticket/;

async function pdfOf(page: Page, mail: ReceivedMail) {
  const file = mail.attachments.find(({ contentType }) => contentType === "application/pdf");
  const response = await page.request.get(file?.url ?? "", { headers: { "x-forwarded-for": "127.0.0.1" } });
  return readPdf(await response.body());
}

test("the tickets come by mail, and its link opens them on another device", async ({ page, browser }) => {
  const email = newEmail();
  await bookUnder(page, email);
  const mail = await waitForMail(page.request, email, ticketsMail);
  expect((await pdfOf(page, mail)).pages).toBe(2);

  const elsewhere = await another(browser);
  await elsewhere.goto(linkIn(mail, "/bookings/"));
  await expect(elsewhere.getByRole("heading", { level: 1, name: "You are going!" })).toBeVisible();
  await elsewhere
    .getByRole("link", { name: /^Open the ticket/ })
    .first()
    .click();
  await expect(elsewhere.getByRole("img", { name: /QR code/ })).toBeVisible();
  await elsewhere.goto(linkIn(mail, "/bookings/").split("?")[0] ?? "");
  await expect(elsewhere.getByRole("heading", { name: "We cannot show this booking" })).toBeVisible();
});

test("who cannot find the mail has it sent again, and hears when it came back", async ({ page, browser }) => {
  const email = newEmail();
  await bookUnder(page, email);
  const first = await waitForMail(page.request, email, ticketsMail);
  await page.reload();
  await expect(page.getByText(`The mail with your tickets was mailed to ${email}`)).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  // a minute has to pass between two
  await page.getByRole("button", { name: "Send the tickets again" }).click();
  await expect(page.getByText("Too many attempts")).toBeVisible();
  expect(await listMails(page.request, email)).toHaveLength(1);

  const reader = await another(browser);
  await reader.goto(`/mailbox/${first.id}`);
  await reader.getByRole("button", { name: "Bounce it" }).click();
  await expect(reader.getByText("The shop has been told.")).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(`The mail with your tickets did not reach ${email}`)).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText(`Our mail to ${email} came back`)).toBeVisible();
  await expectAccessible(page);
});

test("the mailbox shows each mail as its reader sees it", async ({ page, browser }) => {
  const email = newEmail();
  await bookUnder(page, email);
  const mail = await waitForMail(page.request, email, ticketsMail);
  const reader = await another(browser);
  await reader.goto(`/mailbox?q=${encodeURIComponent(email)}`);
  await expect(reader.getByRole("listitem")).toHaveCount(1);
  await expectNoSideways(reader);
  await reader.getByRole("link", { name: /Your ticket/ }).click();
  await expect(reader.getByRole("heading", { level: 1, name: mail.subject })).toBeVisible();
  await expectAccessible(reader);
  // links of a mail open beside it
  const framed = reader.frameLocator("iframe");
  const [opened] = await Promise.all([
    reader.waitForEvent("popup"),
    framed
      .getByRole("link", { name: /tickets/i })
      .first()
      .click(),
  ]);
  await expect(opened.getByRole("heading", { level: 1, name: "You are going!" })).toBeVisible();
  for (const view of ["Plain text", "Details"]) {
    await reader.getByRole("link", { name: view }).click();
    await expectAccessible(reader);
    await expectNoSideways(reader);
  }
  // from anywhere but this machine it does not exist
  expect(
    (await page.request.get(`/mailbox/${mail.id}`, { headers: { "x-forwarded-for": newAddress() } })).status(),
  ).toBe(404);
});
