import { type APIRequestContext, expect } from "@playwright/test";
import { type BookingView, booking, type CreateBookingBody } from "@/lib/schemas/bookings";
import { type CreatedHold, createdHold, type HoldBody } from "@/lib/schemas/holds";
import { type Client, newKey } from "./client";

export const cards = {
  good: "4242424242424242",
  asksFirst: "4000002500003155",
  declined: "4000000000000002",
  noMoney: "4000000000009995",
  slow: "4000000500000007",
} as const;

export const buyer = { name: "Ada Lindgren", email: "ada@example.test" };

export interface Held {
  hold: CreatedHold;
  /** Whoever made the hold, with its token. */
  holder: Client;
}

/** Holds as the client that is given; fails unless it wins. */
export async function hold(client: Client, eventId: string, want: HoldBody): Promise<Held> {
  const made = (await tryHold(client, eventId, want)).as(createdHold, 201);
  return { hold: made, holder: client.holding(made.token) };
}

export function tryHold(client: Client, eventId: string, want: HoldBody, key = newKey()) {
  return client.post(`/events/${eventId}/holds`, want, { "idempotency-key": key });
}

/** Books what is held; fails unless it succeeds. */
export async function book(held: Held, more: Partial<CreateBookingBody> = {}): Promise<BookingView> {
  return (await tryToBook(held, more)).as(booking, 201);
}

export function tryToBook(held: Held, more: Partial<CreateBookingBody> = {}, key = newKey()) {
  return held.holder.post("/bookings", { holdId: held.hold.id, buyer, ...more }, { "idempotency-key": key });
}

/** Pays at the page that the buyer was sent to; answers its status and where it sends him next. */
export async function pay(request: APIRequestContext, checkoutUrl: string | null | undefined, card: string) {
  return postForm(request, checkoutUrl ?? "there is no checkout", { card });
}

export async function postForm(request: APIRequestContext, url: string, form: Record<string, string>) {
  const response = await request.post(url, { form, maxRedirects: 0 });
  return { status: response.status(), location: response.headers().location ?? null };
}

export async function getBooking(holder: Client, id: string): Promise<BookingView> {
  return (await holder.get(`/bookings/${id}`)).as(booking);
}

/** Waits until the booking has this status; webhooks settle it, nobody asks for it. */
export async function untilBooking(holder: Client, id: string, status: BookingView["status"]): Promise<BookingView> {
  await expect.poll(async () => (await getBooking(holder, id)).status, { message: `booking ${id}` }).toBe(status);
  return getBooking(holder, id);
}
