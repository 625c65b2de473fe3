import { expect, test } from "@playwright/test";
import { listMails, waitForMail } from "@/e2e/mailbox";
import { nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, cards, hold, pay, untilBooking } from "@/e2e/support/buying";
import { Client } from "@/e2e/support/client";
import { newEmail } from "@/e2e/support/people";
import { booking } from "@/lib/schemas/bookings";
import { eventDetail } from "@/lib/schemas/events";

test("an event that is called off gives everybody all of his money back, and tells him", async ({ request }) => {
  const office = await openBoxOffice(request);
  const tiers = [{ name: "Floor", price: 2000, capacity: 20 }];
  const event = await publishEvent(office, { tiers, fees: { perTicket: 150, percent: 0 }, refundPolicy: null });
  const tier = nth(event.tiers, 0).id;
  const buy = async (email: string) => {
    const held = await hold(new Client(request), event.id, { tier, quantity: 2 });
    return { holder: held.holder, booking: await book(held, { buyer: { name: "Ada", email } }) };
  };
  const [payer, waiter] = [newEmail(), newEmail()];
  const paid = await buy(payer);
  await pay(request, paid.booking.payment?.checkoutUrl, cards.good);
  await untilBooking(paid.holder, paid.booking.id, "confirmed");
  const unpaid = await buy(waiter);

  for (let i = 0; i < 2; i++) {
    const answer = await office.client.post(`/events/${event.id}/cancel`);
    expect(answer.as(eventDetail)).toMatchObject({ status: "cancelled", availability: "not_on_sale" });
  }
  (await new Client(request).post(`/events/${event.id}/holds`, { tier, quantity: 1 })).problem(409, "sales_closed");
  (await office.client.post(`/events/${event.id}/publish`)).problem(409, "conflict");
  (await office.client.post(`/events/${event.id}/postpone`)).problem(409, "conflict");

  await untilBooking(paid.holder, paid.booking.id, "refunded");
  await untilBooking(unpaid.holder, unpaid.booking.id, "cancelled");
  const after = (await paid.holder.get(`/bookings/${paid.booking.id}`)).as(booking);
  expect(after.payment).toMatchObject({ status: "refunded", refunded: { amount: 4300 } });
  const tickets = (await paid.holder.get(`/bookings/${paid.booking.id}/tickets`)).json() as {
    data: { status: string }[];
  };
  expect(tickets.data.map(({ status }) => status)).toEqual(["void", "void"]);

  expect((await waitForMail(request, payer, /Called off/)).text).toContain("€43.00");
  await waitForMail(request, payer, /Refund of €43\.00/);
  await waitForMail(request, waiter, /Called off/);
  expect((await listMails(request, waiter)).map(({ subject }) => subject)).not.toContainEqual(
    expect.stringMatching(/Refund/),
  );
});

test("who has tickets hears when an event is postponed, and when it takes place after all", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office);
  const email = newEmail();
  const held = await hold(new Client(request), event.id, { tier: nth(event.tiers, 0).id, quantity: 1 });
  await book(held, { buyer: { name: "Ada", email } });
  expect((await office.client.post(`/events/${event.id}/postpone`)).as(eventDetail).status).toBe("postponed");
  await waitForMail(request, email, /postponed/i);
  const startsAt = new Date(Date.parse(event.startsAt) + 86_400_000).toISOString();
  (await office.client.patch(`/events/${event.id}`, { startsAt })).as(eventDetail);
  expect((await office.client.post(`/events/${event.id}/publish`)).as(eventDetail).status).toBe("published");
  await waitForMail(request, email, /takes place/i);
});
