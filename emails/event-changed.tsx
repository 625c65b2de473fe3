import { type Change, Changes } from "./blocks/changes";
import { EventFacts } from "./blocks/event-facts";
import { Greeting } from "./blocks/greeting";
import { Action } from "./blocks/links";
import { Mark } from "./blocks/mark";
import { Aside, Paragraph, Title } from "./blocks/words";
import { moment } from "./event-words";
import { previewBooking, previewEvent } from "./preview/facts";
import type { MailProps } from "./props";
import type { Pen, Template } from "./template";

/** Something that ticket holders have to know about their event is different. */
export const eventChanged: Template<"eventChanged"> = {
  because: "booking",
  subject: ({ t, props }) => t(`eventChanged.subject.${kindOf(props)}`, { title: props.event.title }),
  preheader: (pen) => {
    const [first] = changesOf(pen);
    return first?.now ? `${first.about}: ${first.now}` : pen.t(`eventChanged.title.${kindOf(pen.props)}`);
  },
  body: (pen) => {
    const { t, locale, props } = pen;
    const { event } = props;
    const postponed = props.changes.status === "postponed";
    const changes = changesOf(pen);
    return (
      <>
        <Mark tone={props.changes.status === "on" ? "success" : "warning"}>
          {t(`eventChanged.mark.${kindOf(props)}`)}
        </Mark>
        <Title>{t(`eventChanged.title.${kindOf(props)}`)}</Title>
        <Greeting name={props.name} locale={locale} />
        <Paragraph>
          {t(postponed ? "eventChanged.postponedText" : "eventChanged.valid", { organizer: event.organizer })}
        </Paragraph>
        {changes.length > 0 ? <Changes changes={changes} before={t("eventChanged.before")} /> : null}
        <EventFacts event={event} number={props.number} locale={locale} dateless={postponed} />
        {props.refundable ? <Paragraph>{t("eventChanged.refundable")}</Paragraph> : null}
        <Action href={props.bookingUrl}>{t("booking.open")}</Action>
        {postponed ? null : <Aside>{t("eventChanged.calendar")}</Aside>}
      </>
    );
  },
};

/** What matters most of what changed. */
function kindOf({ changes }: MailProps["eventChanged"]): "postponed" | "on" | "date" | "venue" | "changed" {
  if (changes.status) return changes.status;
  if (changes.startsAt) return "date";
  return changes.venue ? "venue" : "changed";
}

function changesOf({ t, locale, props: { changes, event } }: Pen<"eventChanged">): Change[] {
  const at = (instant: string | null) =>
    instant === null ? t("eventChanged.noEnd") : moment(instant, event.timeZone, locale);
  const { title, startsAt, endsAt, venue, status } = changes;
  const found: Change[] = [];
  const add = (about: "title" | "startsAt" | "endsAt" | "venue", now: string, before: string | null) =>
    found.push({ about: t(`eventChanged.about.${about}`), now, before });
  // a postponed event's dates are about to change again
  if (startsAt && status !== "postponed") add("startsAt", at(startsAt.to), at(startsAt.from));
  if (endsAt && status !== "postponed") add("endsAt", at(endsAt.to), endsAt.from && at(endsAt.from));
  if (status === "postponed")
    found.push({
      about: t("eventChanged.about.status"),
      now: t("eventChanged.undated"),
      before: at(startsAt?.from ?? event.startsAt),
    });
  if (venue) add("venue", venue.to, venue.from);
  if (title) add("title", title.to, title.from);
  return found;
}

export const preview: MailProps["eventChanged"] = {
  ...previewBooking,
  changes: {
    startsAt: { from: "2027-06-11T17:30:00Z", to: previewEvent.startsAt },
    venue: { from: "Lantern Garden", to: previewEvent.venue.name },
  },
  refundable: true,
};

export const variants: Record<string, MailProps["eventChanged"]> = {
  postponed: { ...preview, changes: { status: "postponed" } },
  "on again": {
    ...preview,
    changes: { status: "on", startsAt: { from: "2027-05-20T18:00:00Z", to: previewEvent.startsAt } },
  },
  "new title": {
    ...preview,
    changes: {
      title: { from: "Sea Songs", to: previewEvent.title },
      endsAt: { from: null, to: "2027-06-12T20:30:00Z" },
    },
    refundable: false,
  },
};
