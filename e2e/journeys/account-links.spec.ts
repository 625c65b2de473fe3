import { expect, test } from "@playwright/test";
import { waitForMail } from "@/e2e/mailbox";
import { expectAccessible } from "@/e2e/support/accessibility";
import { mailedLink } from "@/e2e/support/account-mail";
import { newAddress } from "@/e2e/support/client";
import {
  expectNoSideways,
  registerOnPage,
  signInHere,
  untilAt,
  visitorEmail,
  visitorPassword,
} from "@/e2e/support/visitor";

test.use({ extraHTTPHeaders: { "x-forwarded-for": newAddress() } });

const next = "a quite different one";

test("forgot the password: a link by mail sets a new one, once, and signs in", async ({ page, browser, request }) => {
  const email = await registerOnPage(page, "/account");
  const other = await browser.newContext();
  const here = await other.newPage();
  await here.goto("/sign-in?next=/account");
  await here.getByRole("link", { name: "Forgot your password?" }).click();
  await untilAt(here, "/forgot-password");
  await expectAccessible(here);
  await here.getByLabel("E-mail address").fill("no address at all@");
  await here.getByLabel("E-mail address").evaluate((field: HTMLInputElement) => {
    field.type = "text";
  });
  await here.getByRole("button", { name: "Send me a link" }).click();
  await expect(here.locator("main").getByRole("alert")).toContainText("Please enter your e-mail address");
  await here.getByLabel("E-mail address").fill(email);
  await here.getByRole("button", { name: "Send me a link" }).click();
  await expect(here.getByRole("heading", { name: "Look in your mailbox" })).toBeFocused();
  await expect(here.getByText(email)).toBeVisible();
  await expectAccessible(here);
  await expectNoSideways(here);

  const link = await mailedLink(request, "reset", email);
  await here.goto(link);
  await expect(here.getByText(email)).toBeVisible();
  await expectAccessible(here);
  await here.getByLabel("New password").fill(next);
  await here.getByRole("button", { name: "Set new password" }).click();
  await untilAt(here, "/account");
  await expect(here.getByText("Your new password is set.")).toBeVisible();
  await expect(here.getByText("Please confirm your e-mail address")).toHaveCount(0);
  await waitForMail(request, email, "Your password was changed");

  // everywhere else it is over, and so is the link
  await page.goto("/account");
  await untilAt(page, "/sign-in");
  await signInHere(page, email);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await signInHere(page, email, next);
  await untilAt(page, "/account");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Get a new link" }).click();
  await untilAt(page, "/forgot-password");
  await other.close();
});

test("a link by mail signs in where the reader wanted to go; looking at it does not use it up", async ({
  page,
  request,
}) => {
  const email = await registerOnPage(page, "/account");
  await page.context().clearCookies();
  await page.goto("/bookings");
  await page.goto("/sign-in?next=/bookings%3Fstatus%3Dpast");
  await page.getByRole("link", { name: "Sign in with a link by e-mail" }).click();
  await untilAt(page, "/sign-in/email");
  await expectAccessible(page);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await expect(page.getByRole("heading", { name: "Look in your mailbox" })).toBeVisible();
  await expectAccessible(page);

  const link = await mailedLink(request, "signIn", email);
  // as a mail scanner does that looks at every link
  for (let i = 0; i < 3; i++) expect((await request.get(link)).status()).toBe(200);
  await page.goto(link);
  await expect(page.getByText(email)).toBeVisible();
  await expect(page.getByText("Nobody has confirmed this address yet.")).toBeVisible();
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.locator("main").getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/bookings\?status=past$/);
  await expect(page.getByRole("button", { name: /Vera Visitor/ })).toBeVisible();
  await page.goto("/account");
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
  await expect(page.getByText("You have no password yet.")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();
});

test("the address is confirmed by the link in the first mail, or in one sent again", async ({ page, request }) => {
  const email = await registerOnPage(page, "/account");
  const first = await mailedLink(request, "verify", email);
  await expect(page.getByText("Please confirm your e-mail address")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send it again" }).click();
  await expect(page.getByText("A new link is on its way.")).toBeVisible();
  await expect.poll(() => mailedLink(request, "verify", email)).not.toBe(first);
  await page.goto(first);
  await expect(page.getByRole("heading", { name: "This link no longer works" })).toBeVisible();

  const link = await mailedLink(request, "verify", email);
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Is this your address?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Yes, confirm it" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await expectAccessible(page);
  // whoever opens it once more is not frightened
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await page.getByRole("link", { name: "Your account" }).click();
  await untilAt(page, "/account");
  await expect(page.getByText("Confirmed", { exact: true })).toBeVisible();
  await expect(page.getByText("Please confirm your e-mail address")).toHaveCount(0);
});

test("links do what they are for before any script has loaded, and tell no other page their token", async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  const email = await registerOnPage(page, "/account");
  const plain = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false, locale: "en-GB" });
  const here = await plain.newPage();
  await here.goto(await mailedLink(request, "verify", email));
  const told = here.waitForRequest((sent) => sent.method() === "POST");
  await here.getByRole("button", { name: "Yes, confirm it" }).click();
  expect((await told).headers().referer ?? "").not.toContain("token");
  await expect(here.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();

  await here.goto("/forgot-password");
  await here.getByLabel("E-mail address").fill(email);
  await here.getByRole("button", { name: "Send me a link" }).click();
  await here.goto(await mailedLink(request, "reset", email));
  await here.getByLabel("New password").fill(next);
  await here.getByRole("button", { name: "Set new password" }).click();
  await untilAt(here, "/account");
  await plain.close();
});

test("a new address takes a password and its own link; the old one hears of it and can take it back", async ({
  page,
  browser,
  request,
}) => {
  const email = await registerOnPage(page, "/account");
  await page.goto(await mailedLink(request, "verify", email));
  await page.getByRole("button", { name: "Yes, confirm it" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await page.goto("/account");
  await page.getByRole("link", { name: "Change address" }).click();
  await untilAt(page, "/account/email");
  await expectAccessible(page);
  const changed = visitorEmail();
  const ask = async (to: string, password: string) => {
    await page.getByLabel("New e-mail address").fill(to);
    await page.getByLabel("Current password").fill(password);
    await page.getByRole("button", { name: "Send the link" }).click();
  };
  await ask(email, visitorPassword);
  await expect(page.locator("main").getByRole("alert")).toContainText("That is your address already.");
  await ask(changed, "not my password");
  await expect(page.locator("main").getByRole("alert")).toContainText("That is not your password");
  await expectAccessible(page);
  await ask(changed, visitorPassword);
  await expect(page.getByText("Look in the new mailbox")).toBeVisible();
  await expectNoSideways(page);

  // whoever else has the link gets nowhere with it
  const link = await mailedLink(request, "change", changed);
  const elsewhere = await browser.newContext();
  const stranger = await elsewhere.newPage();
  await stranger.goto(link);
  await untilAt(stranger, "/sign-in");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Use this address?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use this address" }).click();
  await untilAt(page, "/account");
  await expect(page.getByText(`Your new address is ${changed}.`)).toBeVisible();

  await stranger.goto(await mailedLink(request, "restore", email));
  await expect(stranger.getByText(email)).toBeVisible();
  await expectAccessible(stranger);
  await stranger.getByRole("button", { name: "Bring it back" }).click();
  await untilAt(stranger, "/account");
  await expect(stranger.getByText(`${email} is your address again`)).toBeVisible();
  await expectAccessible(stranger);
  await page.goto("/account");
  await untilAt(page, "/sign-in");
  await elsewhere.close();
});
