import { authenticatePayment, awaitsAuthentication } from "./authenticate-payment";
import { authenticationPage } from "./authentication-page";
import { readForm } from "./body";
import { checkCard, testCards } from "./cards";
import type { Context } from "./context";
import { expireOverdueSessions } from "./expire-session";
import { type Language, languageOf } from "./language";
import { closedPage, noticePage } from "./notice-page";
import { redirect } from "./page-layout";
import { authenticationPath, pagesPath, payPath } from "./page-paths";
import { freshState, payPage } from "./pay-page";
import { paySession } from "./pay-session";
import { successAddress } from "./session-object";
import { findSession, type SessionRow } from "./store";

/** Answers a buyer's request: the payment page, the bank's page, or why there is neither. */
export async function handlePage(context: Context, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const [id = "", step, ...more] = url.pathname.slice(pagesPath.length).split("/");
  const accepted = request.headers.get("accept-language");
  const paying = request.method === "POST";
  await expireOverdueSessions(context, id);
  const row = await findSession(context.pool, id);
  const language = languageOf(row?.object.locale ?? null, accepted);
  const lost = (notice: Parameters<typeof noticePage>[0]) => noticePage(notice, language, context.publicUrl);
  if (!row || more.length > 0 || (step !== undefined && step !== "authentication")) return lost("unknown");
  if (!["GET", "HEAD", "POST"].includes(request.method)) return lost("notAllowed");
  const form = paying ? await readForm(request) : new URLSearchParams();
  if (form === "too_large") return lost("tooLarge");
  if (form === "not_a_form") return lost("notAForm");
  if (row.object.status !== "open") return closedPage(row.object, language, paying);
  if (step === "authentication") {
    return paying ? answerAuthentication(context, row, language, form) : showAuthentication(context, row, language);
  }
  return paying ? pay(context, row, language, form) : payPage(row, language, withCard(url.searchParams.get("card")));
}

/** The list of test cards links to the page with one of them filled in; other numbers are not taken over. */
function withCard(number: string | null) {
  return testCards.some((card) => card.number === number) ? { ...freshState, card: number ?? "" } : freshState;
}

async function pay(context: Context, row: SessionRow, language: Language, form: URLSearchParams): Promise<Response> {
  const card = form.get("card") ?? "";
  const expiry = form.get("expiry") ?? undefined;
  const cvc = form.get("cvc") ?? undefined;
  const entered = { card, expiry: expiry ?? freshState.expiry, cvc: cvc ?? freshState.cvc };
  const checked = checkCard({ card, expiry, cvc }, context.now());
  if (!checked.ok) {
    return payPage(row, language, { ...entered, problems: checked.problems, alert: "checkFields", status: 422 });
  }
  const result = await paySession(context, row.object.id, checked.card, checked.behaviour);
  switch (result.kind) {
    case "completed":
      return redirect(successAddress(result.session));
    case "authentication":
      return redirect(authenticationPath(row.object.id));
    case "declined": {
      const alert = result.reason === "insufficient_funds" ? "insufficientFunds" : "declined";
      return payPage(row, language, { ...entered, problems: {}, alert, status: 402 });
    }
    case "closed":
      return closedNow(context, row, language);
  }
}

async function showAuthentication(context: Context, row: SessionRow, language: Language): Promise<Response> {
  const asked = await awaitsAuthentication(context, row.object);
  return asked ? authenticationPage(row.object, language) : redirect(payPath(row.object.id));
}

async function answerAuthentication(
  context: Context,
  row: SessionRow,
  language: Language,
  form: URLSearchParams,
): Promise<Response> {
  const outcome = form.get("outcome");
  if (outcome !== "complete" && outcome !== "fail") return showAuthentication(context, row, language);
  const result = await authenticatePayment(context, row.object.id, outcome === "complete");
  switch (result.kind) {
    case "completed":
      return redirect(successAddress(result.session));
    case "failed":
      return payPage(row, language, { ...freshState, alert: "authenticationFailed", status: 402 });
    case "closed":
      return closedNow(context, row, language);
    default:
      return redirect(payPath(row.object.id));
  }
}

/** Somebody else was quicker: the session as it is now. */
async function closedNow(context: Context, row: SessionRow, language: Language): Promise<Response> {
  await expireOverdueSessions(context, row.object.id);
  const now = await findSession(context.pool, row.object.id);
  return closedPage(now?.object ?? row.object, language, true);
}
