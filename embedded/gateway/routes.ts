import { z } from "zod";
import { noSuch } from "./api-error";
import { cancelParameters, cancelPayment } from "./cancel-payment";
import { captureParameters, capturePayment } from "./capture-payment";
import { type Context, seconds, type Work } from "./context";
import { createSession } from "./create-session";
import { expireSession } from "./expire-session";
import type { FormTree } from "./form";
import { pagesPath } from "./page-paths";
import { expand, parseParameters } from "./parameters";
import { refundParameters, refundPayment } from "./refund-payment";
import { sessionParameters } from "./session-parameters";
import { findPayment, findRefund, findSession } from "./store";

/** A call whose parameters are known to be good: the work that answers it with an object. */
export interface Call {
  run(work: Work): Promise<object>;
  /** Fields to show whole instead of as ids. */
  expand: string[];
}

interface Route {
  method: "GET" | "POST";
  path: RegExp;
  /** @throws ApiError (400) when the parameters are not good */
  prepare(form: FormTree, id: string, context: Context): Call;
}

const onlyExpand = z.strictObject({ expand });

const routes: Route[] = [
  {
    method: "POST",
    path: /^\/v1\/checkout\/sessions$/,
    prepare: (form, _id, context) => {
      const parameters = parseParameters(sessionParameters(seconds(context.now())), form);
      return call(parameters, (work) => createSession(work, parameters, `${context.publicUrl}${pagesPath}`));
    },
  },
  {
    method: "GET",
    path: /^\/v1\/checkout\/sessions\/([^/]+)$/,
    prepare: (form, id) =>
      call(parseParameters(onlyExpand, form), async (work) => {
        const row = await findSession(work.client, id);
        if (!row) throw noSuch("checkout.session", id, "session");
        return row.object;
      }),
  },
  {
    method: "POST",
    path: /^\/v1\/checkout\/sessions\/([^/]+)\/expire$/,
    prepare: (form, id) => call(parseParameters(onlyExpand, form), (work) => expireSession(work, id)),
  },
  {
    method: "GET",
    path: /^\/v1\/payment_intents\/([^/]+)$/,
    prepare: (form, id) =>
      call(parseParameters(onlyExpand, form), async (work) => {
        const payment = await findPayment(work.client, id);
        if (!payment) throw noSuch("payment_intent", id, "intent");
        return payment.intent;
      }),
  },
  {
    method: "POST",
    path: /^\/v1\/payment_intents\/([^/]+)\/capture$/,
    prepare: (form, id) => {
      const parameters = parseParameters(captureParameters, form);
      return call(parameters, (work) => capturePayment(work, id, parameters.amount_to_capture));
    },
  },
  {
    method: "POST",
    path: /^\/v1\/payment_intents\/([^/]+)\/cancel$/,
    prepare: (form, id) => {
      const parameters = parseParameters(cancelParameters, form);
      return call(parameters, (work) => cancelPayment(work, id, parameters.cancellation_reason ?? null));
    },
  },
  {
    method: "POST",
    path: /^\/v1\/refunds$/,
    prepare: (form) => {
      const parameters = parseParameters(refundParameters, form);
      return call(parameters, (work) => refundPayment(work, parameters));
    },
  },
  {
    method: "GET",
    path: /^\/v1\/refunds\/([^/]+)$/,
    prepare: (form, id) =>
      call(parseParameters(onlyExpand, form), async (work) => {
        const refund = await findRefund(work.client, id);
        if (!refund) throw noSuch("refund", id, "refund");
        return refund;
      }),
  },
];

function call(parameters: { expand?: string[] | undefined }, run: Call["run"]): Call {
  return { run, expand: parameters.expand ?? [] };
}

/** The route of a path as it was sent, with the id in it ("" where there is none). */
export function findRoute(method: string, pathname: string): { route: Route; id: string } | null {
  for (const route of routes) {
    const match = route.method === method ? route.path.exec(pathname) : null;
    // ids hold letters, digits and underscores alone: nothing that would need decoding can be one
    if (match) return { route, id: (match[1] ?? "").slice(0, 100) };
  }
  return null;
}
