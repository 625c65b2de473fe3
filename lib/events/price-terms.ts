import "server-only";
import type { z } from "zod";
import { type EventDetail, type eventFees, groupDiscount } from "@/lib/schemas/events";

/** An event's rules of price as they are kept: shares in hundredths of a percent. */
export interface TermColumns {
  feePerTicket: number;
  feeBasisPoints: number;
  taxBasisPoints: number;
  groupDiscount: { minQuantity: number; percentOff: number } | null;
}

/** What is given of the rules, for the database; what is not given is left out. */
export function toTermColumns(body: {
  fees?: z.infer<typeof eventFees> | undefined;
  taxPercent?: number | undefined;
  groupDiscount?: TermColumns["groupDiscount"] | undefined;
}): Partial<TermColumns> {
  return {
    ...(body.fees ? { feePerTicket: body.fees.perTicket, feeBasisPoints: Math.round(body.fees.percent * 100) } : {}),
    ...(body.taxPercent === undefined ? {} : { taxBasisPoints: Math.round(body.taxPercent * 100) }),
    ...(body.groupDiscount === undefined ? {} : { groupDiscount: body.groupDiscount }),
  };
}

/** The rules as the database gave them back. */
export function readTerms(event: Omit<TermColumns, "groupDiscount"> & { groupDiscount: unknown }): TermColumns {
  const { feePerTicket, feeBasisPoints, taxBasisPoints } = event;
  const group = event.groupDiscount === null ? null : groupDiscount.parse(event.groupDiscount);
  return { feePerTicket, feeBasisPoints, taxBasisPoints, groupDiscount: group };
}

/** The rules as the API tells them. */
export function toTermsView(
  event: Parameters<typeof readTerms>[0],
): Pick<EventDetail, "fees" | "taxPercent" | "groupDiscount"> {
  const terms = readTerms(event);
  return {
    fees: { perTicket: terms.feePerTicket, percent: terms.feeBasisPoints / 100 },
    taxPercent: terms.taxBasisPoints / 100,
    groupDiscount: terms.groupDiscount,
  };
}
