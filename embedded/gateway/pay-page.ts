import { type CardProblems, grouped, showAgain, testCards } from "./cards";
import { type Html, html } from "./html";
import { type Language, money, texts } from "./language";
import { page } from "./page-layout";
import { payPath } from "./page-paths";
import { successAddress } from "./session-object";
import type { SessionRow } from "./store";
import type { Texts } from "./texts";

export type PaymentAlert = "declined" | "insufficientFunds" | "authenticationFailed" | "checkFields";

export interface PayPageState {
  /** What the fields hold. */
  card: string;
  expiry: string;
  cvc: string;
  problems: CardProblems;
  alert: PaymentAlert | null;
  status: number;
}

/** Good values where the buyer need not care; only the card decides how the payment ends. */
export const freshState: PayPageState = {
  card: "",
  expiry: "12 / 34",
  cvc: "123",
  problems: {},
  alert: null,
  status: 200,
};

/** The page that asks for a card. */
export function payPage(row: SessionRow, language: Language, state: PayPageState): Response {
  const t = texts[language];
  const session = row.object;
  const amount = money(session.amount_total ?? 0, session.currency ?? "", language);
  return page(
    {
      language,
      title: state.alert ? `${t[state.alert]} ${t.title}` : t.title,
      status: state.status,
      formTargets: [new URL(successAddress(session)).origin],
    },
    html`${summary(row, language, amount)}
${state.alert && alert(t, state.alert)}
<form method="post" action="${payPath(session.id)}" novalidate>
${field(t, { name: "card", label: t.card, hint: t.cardHint, value: showAgain(state.card), state })}
<div class="pair">
${field(t, { name: "expiry", label: t.expiry, hint: t.expiryHint, value: state.expiry, state })}
${field(t, { name: "cvc", label: t.cvc, hint: t.cvcHint, value: state.cvc, state })}
</div>
<button>${t.pay(amount)}</button>
</form>
${session.cancel_url && html`<p class="cancel"><a href="${session.cancel_url}">${t.cancel}</a></p>`}
${cardList(t, session.id)}`,
  );
}

function summary(row: SessionRow, language: Language, amount: string): Html {
  const t = texts[language];
  const currency = row.object.currency ?? "";
  const email = row.object.customer_email;
  return html`<h1 class="amount"><small>${t.toPay}</small> ${amount}</h1>
<ul class="items" aria-label="${t.order}">${row.lineItems.map(
    (item) =>
      html`<li><div>${item.name}${item.description && html`<small>${item.description}</small>`}${
        item.quantity > 1 &&
        html`<small>${t.quantity(item.quantity, money(item.unitAmount, currency, language))}</small>`
      }</div><span>${money(item.unitAmount * item.quantity, currency, language)}</span></li>`,
  )}</ul>
<p class="sum">${t.total}<span>${amount}</span></p>
${email && html`<p class="for">${t.email}: ${email}</p>`}`;
}

function alert(t: Texts, kind: PaymentAlert): Html {
  return html`<div class="alert" role="alert"${kind !== "checkFields" && html` tabindex="-1" autofocus`}><strong>${t[kind]}</strong>${kind !== "checkFields" && t.stillOpen}</div>`;
}

function field(
  t: Texts,
  options: { name: keyof CardProblems; label: string; hint: string; value: string; state: PayPageState },
): Html {
  const { name, label, hint, value, state } = options;
  const problem = state.problems[name];
  const first = Object.keys(state.problems)[0] === name;
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" value="${value.slice(0, 40)}" inputmode="numeric" autocomplete="off" required
 aria-describedby="${name}-note"${problem ? html` aria-invalid="true"` : null}${first ? html` autofocus` : null}>
<p id="${name}-note" class="${problem ? "problem" : "hint"}">${problem ? t.problems[problem] : hint}</p></div>`;
}

function cardList(t: Texts, sessionId: string): Html {
  return html`<details><summary>${t.testCards}</summary>
<p>${t.testCardsHint}</p>
<ul class="cards">${testCards.map(
    (card) => html`<li><b id="c${card.number}">${grouped(card.number)}</b><small>${t.behaviours[card.behaviour]}</small>
<a href="${payPath(sessionId)}?card=${card.number}#card" aria-describedby="c${card.number}">${t.useCard}</a></li>`,
  )}</ul></details>`;
}
