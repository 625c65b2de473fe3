import { randomBytes } from "node:crypto";
import { expect, type Page } from "@playwright/test";

export const visitorPassword = "correct horse battery";

export function visitorEmail(): string {
  return `visitor-${randomBytes(5).toString("hex")}@example.test`;
}

/** Waits until the page's path is this; an address that only mentions it does not count. */
export async function untilAt(page: Page, path: string): Promise<void> {
  await page.waitForURL((url) => url.pathname === path);
}

/** Registers on the page; ends where `next` leads. */
export async function registerOnPage(page: Page, next: string, name = "Vera Visitor"): Promise<string> {
  const email = visitorEmail();
  await page.goto(`/register?next=${encodeURIComponent(next)}`);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(visitorPassword);
  await page.getByRole("button", { name: "Create account" }).click();
  await untilAt(page, next);
  return email;
}

/** Signs in on the page that is open. */
export async function signInHere(page: Page, email: string, password = visitorPassword): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.locator("main").getByRole("button", { name: "Sign in", exact: true }).click();
}

/** No part of the page reaches beyond its edge. */
export async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
