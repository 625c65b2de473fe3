import "server-only";
import type { z } from "zod";
import { encodeAvailability, seatStates } from "@/lib/inventory/availability";
import type { availability } from "@/lib/schemas/events";
import { getSaleOrThrow } from "./get-sale";

/** The compact array of an event's seats with its version. @throws AppError not_found */
export async function getAvailability(eventId: string): Promise<z.output<typeof availability>> {
  const sale = await getSaleOrThrow(eventId);
  const states = await seatStates(sale.key, 1_000);
  const { version } = states;
  const current = states.current();
  return { version, encoding: "2bit-lsb-base64", seats: current.length, data: encodeAvailability(current) };
}
