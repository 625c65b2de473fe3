import { withToken } from "@/components/bookings/with-token";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-look";
import { Icon } from "@/components/ui/icon";
import type { TicketView } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

/** What one can do with a ticket that one has. */
export function TicketActions({
  ticket,
  token,
  wallet,
  locale,
}: {
  ticket: TicketView;
  token: string | null;
  /** True where passes for Apple Wallet can be made. */
  wallet: boolean;
  locale: Locale;
}) {
  const t = translatorFor(locale, "tickets");
  const secondary = `${buttonClass({ variant: "secondary" })} flex-1 basis-40`;
  return (
    <div className="flex flex-wrap gap-3 print:hidden">
      <a href={withToken(`/api/v1/tickets/${ticket.id}/pdf`, token)} download className={secondary}>
        <Icon name="download" /> {t("pdf")}
      </a>
      {ticket.transferable ? (
        <ButtonLink
          href={withToken(`/tickets/${ticket.id}/transfer`, token)}
          variant="secondary"
          prefetch={false}
          className="flex-1 basis-40"
        >
          <Icon name="users" /> {t("giveOn")}
        </ButtonLink>
      ) : null}
      {wallet ? (
        <a href={withToken(`/api/v1/tickets/${ticket.id}/wallet`, token)} className={secondary}>
          <Icon name="ticket" /> {t("wallet")}
        </a>
      ) : null}
    </div>
  );
}
