import { expect, test } from "@playwright/test";
import { nth, openBoxOffice, publishEvent } from "@/e2e/support/box-office";
import { book, buyer, cards, hold, pay, tryToBook, untilBooking } from "@/e2e/support/buying";
import { Client, newKey } from "@/e2e/support/client";
import { page } from "@/lib/schemas/common";
import { discountCode } from "@/lib/schemas/discount-codes";
import { eventDetail } from "@/lib/schemas/events";
import { quote } from "@/lib/schemas/holds";

const priced = {
  tiers: [{ name: "Standing", price: 4250, capacity: 100 }],
  fees: { perTicket: 150, percent: 2.5 },
  taxPercent: 19,
  groupDiscount: { minQuantity: 4, percentOff: 10 },
};

test("fees, tax and discounts are in the quote, the booking, the payment and the receipt alike", async ({
  request,
}) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, priced);
  expect(event).toMatchObject({ fees: priced.fees, taxPercent: 19, groupDiscount: priced.groupDiscount });
  const key = newKey();
  const create = () =>
    office.client.post(
      `/events/${event.id}/discount-codes`,
      { code: "early-Bird", percentOff: 20 },
      { "idempotency-key": key },
    );
  const made = (await create()).as(discountCode, 201);
  expect(made).toMatchObject({ code: "EARLY-BIRD", percentOff: 20, amountOff: null, uses: 0 });
  expect((await create()).as(discountCode, 201)).toEqual(made);
  (await office.client.post(`/events/${event.id}/discount-codes`, { code: "EARLY-BIRD", amountOff: 5 })).problem(
    409,
    "conflict",
  );

  const held = await hold(new Client(request), event.id, { tier: nth(event.tiers, 0).id, quantity: 2 });
  expect(held.hold.total).toEqual({ amount: 8500, currency: "EUR" });
  const plain = (await held.holder.post(`/holds/${held.hold.id}/quote`, {})).as(quote);
  expect(plain).toMatchObject({
    subtotal: { amount: 8500 },
    discount: { amount: 0 },
    discountName: null,
    fees: { amount: 512 },
    feePerTicket: { tickets: 2, min: { amount: 256 }, max: { amount: 256 } },
    tax: { amount: 1439 },
    taxPercent: 19,
    total: { amount: 9012 },
  });
  const lower = (await held.holder.post(`/holds/${held.hold.id}/quote`, { discountCode: "Early-bird" })).as(quote);
  expect(lower).toMatchObject({ discount: { amount: 1700 }, discountName: "EARLY-BIRD", total: { amount: 7270 } });

  const booked = await book(held, { discountCode: "early-bird" });
  expect(booked).toMatchObject({ total: lower.total, fees: lower.fees, tax: lower.tax, discountName: "EARLY-BIRD" });
  const shown = await (await request.get(booked.payment?.checkoutUrl ?? "")).text();
  expect(shown).toContain("€72.70");
  expect((await pay(request, booked.payment?.checkoutUrl, cards.good)).status).toBe(303);
  await untilBooking(held.holder, booked.id, "confirmed");
  const receipt = (await held.holder.get(`/bookings/${booked.id}/receipt`)).json();
  expect(receipt).toMatchObject({ total: { amount: 7270 }, paid: { amount: 7270 }, discount: { amount: 1700 } });
  const codes = (await office.client.get(`/events/${event.id}/discount-codes`)).as(page(discountCode));
  expect(codes.data).toMatchObject([{ id: made.id, uses: 1 }]);
  (await office.client.delete(`/events/${event.id}/discount-codes/${made.id}`)).empty(204);
  (await office.client.delete(`/events/${event.id}/discount-codes/${made.id}`)).problem(404, "not_found");
});

test("five uses are five bookings, however many want them at once", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, { tiers: priced.tiers });
  await office.client.post(`/events/${event.id}/discount-codes`, { code: "FIVE", percentOff: 50, maxUses: 5 });
  const want = { tier: nth(event.tiers, 0).id, quantity: 1 };
  const holds = await Promise.all(Array.from({ length: 50 }, () => hold(new Client(request), event.id, want)));
  const answers = await Promise.all(holds.map((held) => tryToBook(held, { discountCode: "FIVE" })));
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(5);
  for (const answer of answers.filter((one) => one.status !== 201)) {
    answer.problem(422, "discount_code_invalid");
    expect(answer.json()).toMatchObject({ reason: "used_up" });
  }
});

test("a price that nobody may have is refused or ignored", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, priced);
  const held = await hold(new Client(request), event.id, { tier: nth(event.tiers, 0).id, quantity: 1 });
  for (const extra of [{ fees: 0 }, { discount: 4250 }, { discountName: "GROUP" }, { tax: 0 }]) {
    const order = { holdId: held.hold.id, buyer, ...extra };
    (await held.holder.post("/bookings", order, { "idempotency-key": newKey() })).problem(400, "invalid_input");
  }
  for (const discountCode of ["GROUP", "group", "%", "' OR '1'='1", "_______", "ẞ", "*"]) {
    (await tryToBook(held, { discountCode })).problem(422, "discount_code_invalid");
    (await held.holder.post(`/holds/${held.hold.id}/quote`, { discountCode })).problem(422, "discount_code_invalid");
  }
  expect((await book(held)).total.amount).toBe(4506);
});

test("rules of price can be changed and taken away; what is booked keeps its own", async ({ request }) => {
  const office = await openBoxOffice(request);
  const event = await publishEvent(office, priced);
  const want = { tier: nth(event.tiers, 0).id, quantity: 4 };
  const before = await book(await hold(new Client(request), event.id, want));
  expect(before).toMatchObject({ discount: { amount: 1700 }, discountName: "GROUP" });
  const none = { fees: { perTicket: 0, percent: 0 }, taxPercent: 0, groupDiscount: null };
  expect((await office.client.patch(`/events/${event.id}`, none)).as(eventDetail)).toMatchObject(none);
  const after = await book(await hold(new Client(request), event.id, want));
  expect(after).toMatchObject({
    total: { amount: 17_000 },
    discountName: null,
    fees: { amount: 0 },
    tax: { amount: 0 },
  });
  for (const wrong of [
    { fees: { perTicket: -1, percent: 0 } },
    { fees: { perTicket: 0, percent: 0.005 } },
    { fees: { perTicket: 0, percent: 51 } },
    { fees: { perTicket: 1.5, percent: 0 } },
    { taxPercent: "19" },
    { groupDiscount: { minQuantity: 1, percentOff: 10 } },
    { groupDiscount: { minQuantity: 2, percentOff: 101 } },
  ]) {
    (await office.client.patch(`/events/${event.id}`, wrong)).problem(400, "invalid_input");
  }
});
