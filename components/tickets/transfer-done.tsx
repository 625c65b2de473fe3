"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { ButtonLink } from "@/components/ui/button";
import { HolderLink } from "./holder-link";

/** The ticket has changed hands: the link for its new holder. */
export function TransferDone({
  url,
  name,
  event,
  bookingPath,
}: {
  url: string;
  name: string;
  event: string;
  bookingPath: string | null;
}) {
  const t = useTranslations("tickets.transfer");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="flex flex-col gap-4">
      <h2 ref={heading} tabIndex={-1} className="text-xl break-words">
        {t("doneTitle", { name })}
      </h2>
      <p className="break-words">{t("doneText", { name })}</p>
      <HolderLink url={url} name={name} event={event} />
      {bookingPath ? (
        <ButtonLink href={bookingPath} variant="quiet" size="lg" block prefetch={false}>
          {t("toBooking")}
        </ButtonLink>
      ) : null}
    </div>
  );
}
