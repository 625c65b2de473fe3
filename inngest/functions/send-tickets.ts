import { mailSender } from "@/inngest/mail-sender";

/** Sends one mail with tickets that were bought. */
export const sendTickets = mailSender("send-tickets", "Send tickets", "soon");
