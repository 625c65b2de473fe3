import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useActionState, useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { ErrorSummary, type SummaryError } from "@/components/forms/error-summary";
import { Field } from "@/components/forms/field";
import { SubmitButton } from "@/components/forms/submit-button";
import { TextInput } from "@/components/forms/text-input";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Disclosure } from "@/components/ui/disclosure";
import { createBookingAction } from "@/lib/actions/create-booking";
import { BuyerHint } from "./buyer-hint";

export interface CheckoutSeat {
  id: string;
  /** Stalls, Row 3, Seat 12 */
  words: string;
}

/** Keeps a focused field out from under the clock above and the button below. */
const clear = "scroll-mt-40 scroll-mb-32";

/** Refusals after which the page has to look anew: the seats have a booking already, or the price is another. */
const outdated = new Set(["hold_used", "idempotency_key_reused", "price_changed", "discount_code_invalid"]);

/** What is to be paid; `words` is null when nothing is. */
export interface CheckoutPrice {
  /** Minor units. */
  amount: number;
  words: string | null;
}

/** Who books, and the names on the tickets. */
export function CheckoutForm({
  holdId,
  seats,
  price,
  discountCode,
  unappliedCode,
  onUnapplied,
  waiting,
  buyer,
  token,
  idempotencyKey,
  onBusy,
  terms,
}: {
  holdId: string;
  seats: CheckoutSeat[];
  price: CheckoutPrice;
  /** The code whose discount is in the price; empty when there is none. */
  discountCode: string;
  /** A code that was typed and is not in the price yet; null when there is none. */
  unappliedCode: string | null;
  /** Called instead of booking while a code is not applied. */
  onUnapplied: () => void;
  /** True while the price is being made anew. */
  waiting: boolean;
  buyer: { name: string; email: string } | null;
  token: string | null;
  idempotencyKey: string;
  /** True from the moment of sending until an answer says that nothing was booked. */
  onBusy: (busy: boolean) => void;
  terms: ReactNode;
}) {
  const t = useTranslations("checkout");
  const router = useRouter();
  const pathname = usePathname();
  const errorText = useErrorText();
  const [result, action, sending] = useActionState(createBookingAction, null);
  const [name, setName] = useState(buyer?.name ?? "");
  const [email, setEmail] = useState(buyer?.email ?? "");
  const [attendees, setAttendees] = useState(() => seats.map(() => ""));

  useEffect(() => {
    if (result === null || result.ok) return;
    onBusy(false);
    if (outdated.has(result.code)) router.refresh();
  }, [result, router, onBusy]);

  const { fields, summary } = useMemo(() => {
    const fields: Record<string, string> = {};
    if (result === null || result.ok) return { fields, summary: [] };
    for (const path of Object.keys(result.fieldErrors ?? {})) {
      if (path === "buyer.name") fields.name = t("invalid.name");
      else if (path === "buyer.email") fields.email = t("invalid.email");
      else if (/^attendees\[\d+\]$/.test(path)) fields[path.replace("attendees", "attendee")] = t("invalid.attendee");
      else if (path === "discountCode") fields.discountCode = errorText(result);
    }
    const summary: SummaryError[] = Object.entries(fields).map(([fieldId, message]) => ({ fieldId, message }));
    return { fields, summary: summary.length > 0 ? summary : [{ fieldId: null, message: errorText(result) }] };
  }, [result, t, errorText]);

  return (
    <form
      action={action}
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        if (unappliedCode === null && !waiting && !sending) return onBusy(true);
        event.preventDefault();
        if (unappliedCode !== null && !waiting) onUnapplied();
      }}
    >
      <h2 className="text-2xl">{t("buyer.title")}</h2>
      <BuyerHint email={buyer?.email ?? null} next={pathname} />
      <div className={summary.length > 0 ? "[&>*]:scroll-mt-40 [&>*]:scroll-mb-32" : "hidden"}>
        <ErrorSummary title={t("pay.problem")} errors={summary} />
      </div>
      <input type="hidden" name="holdId" value={holdId} />
      <input type="hidden" name="token" value={token ?? ""} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
      <input type="hidden" name="discountCode" value={discountCode} />
      <input type="hidden" name="shownTotal" value={price.amount} />
      <Field id="name" label={t("buyer.name")} hint={t("buyer.nameHint")} error={fields.name}>
        {(control) => (
          <TextInput
            {...control}
            className={clear}
            name="name"
            autoComplete="name"
            maxLength={200}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <Field id="email" label={t("buyer.email")} hint={t("buyer.emailHint")} error={fields.email}>
        {(control) => (
          <TextInput
            {...control}
            className={clear}
            type="email"
            name="email"
            autoComplete="email"
            inputMode="email"
            maxLength={254}
            required
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        )}
      </Field>
      <Disclosure
        summary={
          <>
            {t("attendees.title")} <span className="font-normal text-muted">({t("attendees.note")})</span>
          </>
        }
        open={Object.keys(fields).some((field) => field.startsWith("attendee")) || undefined}
        className="border-t"
      >
        <p className="mb-4 text-sm text-muted">{t("attendees.hint")}</p>
        {/* While it is closed the browser skips what is in here, and a transition would never end. */}
        <div className="grid gap-4 sm:grid-cols-2 [&_input]:transition-none">
          {seats.map((seat, i) => (
            <Field
              key={seat.id}
              id={`attendee[${i}]`}
              label={t("attendees.name", { seat: seat.words })}
              error={fields[`attendee[${i}]`]}
            >
              {(control) => (
                <TextInput
                  {...control}
                  className={clear}
                  name={`attendee[${i}]`}
                  autoComplete="off"
                  maxLength={200}
                  value={attendees[i] ?? ""}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    setAttendees((now) => now.map((each, at) => (at === i ? value : each)));
                  }}
                />
              )}
            </Field>
          ))}
        </div>
      </Disclosure>
      {terms}
      <div
        data-bottom-bar=""
        className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:border-t max-lg:border-line max-lg:bg-surface max-lg:p-3 max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))] max-lg:shadow-2"
      >
        <SubmitButton size="lg" block pendingLabel={t("pay.pending")}>
          {price.words === null ? t("pay.free") : t("pay.submit", { amount: price.words })}
        </SubmitButton>
      </div>
      <p className="text-sm text-muted lg:-mt-3 lg:text-center">
        {price.words === null ? t("pay.nextFree") : t("pay.next")}
      </p>
    </form>
  );
}
