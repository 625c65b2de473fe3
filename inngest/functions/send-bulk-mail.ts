import { mailSender } from "@/inngest/mail-sender";

/** Sends one of the mails that go to many at once. */
export const sendBulkMail = mailSender("send-bulk-mail", "Send a mail to many", "bulk");
