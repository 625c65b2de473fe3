import type Stripe from "stripe";
import { html } from "./html";
import { type Language, money, texts } from "./language";
import { page } from "./page-layout";
import { authenticationPath } from "./page-paths";
import { successAddress } from "./session-object";

/** The page that stands in for the bank's, after a card that requires authentication. */
export function authenticationPage(session: Stripe.Checkout.Session, language: Language): Response {
  const t = texts[language];
  const amount = money(session.amount_total ?? 0, session.currency ?? "", language);
  return page(
    { language, title: t.authentication, formTargets: [new URL(successAddress(session)).origin] },
    html`<h1>${t.authentication}</h1>
<p>${t.authenticationText(amount)}</p>
<form method="post" action="${authenticationPath(session.id)}">
<button name="outcome" value="complete">${t.authenticate}</button>
<button class="second" name="outcome" value="fail">${t.failAuthentication}</button>
</form>`,
  );
}
