import { usePathname, useRouter } from "next/navigation";
import { useActionState, useEffect, useMemo, useState } from "react";
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

/** Refusals that mean that these seats have a booking already: the page then leads to it. */
const booked = new Set(["hold_used", "idempotency_key_reused"]);

/** Who books, and the names on the tickets. */
export function CheckoutForm({
  holdId,
  seats,
  price,
  buyer,
  token,
  idempotencyKey,
  onSending,
}: {
  holdId: string;
  seats: CheckoutSeat[];
  /** What is to be paid, in words; null when nothing is. */
  price: string | null;
  buyer: { name: string; email: string } | null;
  token: string | null;
  idempotencyKey: string;
  onSending: (sending: boolean) => void;
}) {
  const t = useTranslations("checkout");
  const router = useRouter();
  const pathname = usePathname();
  const errorText = useErrorText();
  const [result, action, sending] = useActionState(createBookingAction, null);
  const [name, setName] = useState(buyer?.name ?? "");
  const [email, setEmail] = useState(buyer?.email ?? "");
  const [attendees, setAttendees] = useState(() => seats.map(() => ""));

  useEffect(() => onSending(sending), [onSending, sending]);
  useEffect(() => {
    if (result && !result.ok && booked.has(result.code)) router.refresh();
  }, [result, router]);

  const { fields, summary } = useMemo(() => {
    const fields: Record<string, string> = {};
    if (result === null || result.ok) return { fields, summary: [] };
    for (const path of Object.keys(result.fieldErrors ?? {})) {
      if (path === "buyer.name") fields.name = t("invalid.name");
      else if (path === "buyer.email") fields.email = t("invalid.email");
      else if (/^attendees\[\d+\]$/.test(path)) fields[path.replace("attendees", "attendee")] = t("invalid.attendee");
    }
    const summary: SummaryError[] = Object.entries(fields).map(([fieldId, message]) => ({ fieldId, message }));
    return { fields, summary: summary.length > 0 ? summary : [{ fieldId: null, message: errorText(result) }] };
  }, [result, t, errorText]);

  return (
    <form action={action} className="flex flex-col gap-5">
      <h2 className="text-2xl">{t("buyer.title")}</h2>
      <BuyerHint email={buyer?.email ?? null} next={pathname} />
      <div className={summary.length > 0 ? "[&>*]:scroll-mt-40 [&>*]:scroll-mb-32" : "hidden"}>
        <ErrorSummary title={t("pay.problem")} errors={summary} />
      </div>
      <input type="hidden" name="holdId" value={holdId} />
      <input type="hidden" name="token" value={token ?? ""} />
      <input type="hidden" name="idempotencyKey" value={idempotencyKey} />
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
      <div
        data-bottom-bar=""
        className="max-lg:fixed max-lg:inset-x-0 max-lg:bottom-0 max-lg:z-30 max-lg:border-t max-lg:border-line max-lg:bg-surface max-lg:p-3 max-lg:pb-[max(0.75rem,env(safe-area-inset-bottom))] max-lg:shadow-2"
      >
        <SubmitButton size="lg" block pendingLabel={t("pay.pending")}>
          {price === null ? t("pay.free") : t("pay.submit", { amount: price })}
        </SubmitButton>
      </div>
      <p className="text-sm text-muted lg:-mt-3 lg:text-center">{price === null ? t("pay.nextFree") : t("pay.next")}</p>
    </form>
  );
}
