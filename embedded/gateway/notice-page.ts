import type Stripe from "stripe";
import { html } from "./html";
import { type Language, texts } from "./language";
import { page } from "./page-layout";
import { successAddress } from "./session-object";

type Notice = "unknown" | "tooLarge" | "notAForm" | "notAllowed";

const notices = {
  unknown: { status: 404, title: "unknown", text: "unknownText" },
  tooLarge: { status: 413, title: "refused", text: "tooLargeText" },
  notAForm: { status: 415, title: "refused", text: "notAFormText" },
  notAllowed: { status: 405, title: "refused", text: "notAllowedText" },
} as const;

/** A page that says why a request leads nowhere, with a way back to the shop. */
export function noticePage(notice: Notice, language: Language, back: string): Response {
  const { status, title, text } = notices[notice];
  const headers: Record<string, string> = notice === "notAllowed" ? { allow: "GET, HEAD, POST" } : {};
  return statement(language, { status, title, text, back, headers });
}

/**
 * The page of a session that can no longer be paid. Looking at a complete one is fine (200); paying
 * it again is a conflict (409), paying or looking at an expired one is too late (410).
 */
export function closedPage(session: Stripe.Checkout.Session, language: Language, paying: boolean): Response {
  if (session.status === "complete") {
    const back = successAddress(session);
    return statement(language, { status: paying ? 409 : 200, title: "complete", text: "completeText", back });
  }
  const back = session.cancel_url ?? new URL(successAddress(session)).origin;
  return statement(language, { status: 410, title: "expired", text: "expiredText", back });
}

function statement(
  language: Language,
  options: {
    status: number;
    title: "unknown" | "refused" | "complete" | "expired";
    text: (typeof notices)[Notice]["text"] | "completeText" | "expiredText";
    back: string;
    headers?: Record<string, string>;
  },
): Response {
  const t = texts[language];
  const title = t[options.title];
  return page(
    { language, title, status: options.status, headers: options.headers },
    html`<div class="notice"><h1>${title}</h1>
<p>${t[options.text]}</p>
<a class="button" href="${options.back}">${t.back}</a></div>`,
  );
}
