import { type APIRequestContext, expect, type Page } from "@playwright/test";
import type { CreateEventBody, EventDetail } from "@/lib/schemas/events";
import { type CreatedHold, createdHold, type HoldBody } from "@/lib/schemas/holds";
import { type BoxOffice, nth, openBoxOffice, publishSeatedEvent } from "./box-office";
import { newKey } from "./client";

/** An event of a test's own, so that nobody else takes its seats or its codes. */
export interface Sale {
  office: BoxOffice;
  event: EventDetail;
  /** Ids of its seats, in layout order. */
  seats: string[];
}

export async function openSale(
  request: APIRequestContext,
  options: { price?: number; seatsPerRow?: number; event?: Partial<CreateEventBody> } = {},
): Promise<Sale> {
  const office = await openBoxOffice(request);
  const { seatsPerRow = 10, price = 4250 } = options;
  const made = await publishSeatedEvent(office, {
    rows: 1,
    seatsPerRow,
    price,
    ...(options.event ? { event: options.event } : {}),
  });
  return { office, event: made.event, seats: made.seats.map((seat) => seat.id) };
}

export async function makeCode(sale: Sale, body: Record<string, unknown>): Promise<void> {
  const answer = await sale.office.client.post(`/events/${sale.event.id}/discount-codes`, body);
  expect(answer.status, answer.text).toBe(201);
}

/** Holds as the guest of this browser. */
export async function holdIn(page: Page, sale: Sale, want: HoldBody): Promise<CreatedHold> {
  const answer = await page.request.post(`/api/v1/events/${sale.event.id}/holds`, {
    data: want,
    // a browser says so, and is given the cookie of its guest
    headers: { "idempotency-key": newKey(), "sec-fetch-site": "same-origin" },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return createdHold.parse(await answer.json());
}

/** Holds seats of a sale and opens the checkout. */
export async function reachCheckout(page: Page, sale: Sale, numbers: number[] = [0]): Promise<CreatedHold> {
  const hold = await holdIn(page, sale, { seats: numbers.map((n) => nth(sale.seats, n)) });
  await page.goto(`/checkout/${hold.id}`);
  await expect(page.getByRole("heading", { name: "Who is booking?" })).toBeVisible();
  return hold;
}

/** Fills in who books and goes on to the payment page. */
export async function goToPayment(page: Page, name = "Nora Probst", email = "nora@example.test"): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: /^Pay €/ }).click();
  await page.waitForURL(/\/embedded\/payments\//);
}

export async function expectConfirmed(page: Page): Promise<void> {
  await page.waitForURL(/\/bookings\/bkg_/);
  await expect(page.getByRole("heading", { name: "You are going!" })).toBeVisible();
}
