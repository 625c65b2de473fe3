import { mailSender } from "@/inngest/mail-sender";

/** Sends one mail that somebody waits for: a link, a ticket that was given, what was asked for again. */
export const sendOneMail = mailSender("send-mail", "Send a mail", "now");
