import type { EventDetail } from "@/lib/schemas/events";
import { formatDay, formatDays, formatTimes, spansDays } from "@/lib/shared/dates";
import { eventArt } from "@/lib/shared/event-art/event-art";
import { inSrgb } from "@/lib/shared/event-art/srgb";
import type { Locale } from "@/lib/shared/locale";
import { clipped, printable } from "@/lib/shared/printable";
import { translatorFor } from "@/lib/shared/translator";

const INK = "#16171f";
const PAPER = "#fbfaf8";
const MUTED = "#595b66";
const ACCENT = "#2142d6";

/** The larger the shorter: from so many characters on, a title is set in this size. */
const sizes = [
  [90, 44],
  [55, 52],
  [30, 62],
  [0, 76],
] as const;

/**
 * What is seen where somebody shares an event: its art beside its title, day and place. For the renderer of
 * ImageResponse, which knows flex boxes and styles in place alone.
 */
export function ShareCard({ event, locale }: { event: EventDetail; locale: Locale }) {
  const words = translatorFor(locale, "common");
  const view = { locale, timeZone: event.timeZone };
  const title = clipped(printable(event.title), 130);
  const size = sizes.find(([from]) => title.length >= from)?.[1] ?? 44;
  const long = event.endsAt !== null && spansDays(event.startsAt, event.endsAt, event.timeZone);
  const day = long && event.endsAt ? formatDays(event.startsAt, event.endsAt, view) : formatDay(event.startsAt, view);
  const { city } = event.venue;
  const place = clipped(printable(words("place", { venue: event.venue.name, city })), 60);
  const off = event.status === "cancelled" || event.status === "postponed" ? event.status : null;
  return (
    <div style={{ display: "flex", width: "100%", height: "100%", background: PAPER, color: INK, fontFamily: "Geist" }}>
      <div style={{ display: "flex", flexDirection: "column", width: 690, padding: "56px 48px 52px 64px" }}>
        <div style={{ display: "flex", alignItems: "center", fontSize: 30, fontWeight: 600, letterSpacing: -1 }}>
          <Mark />
          Evently
          {off ? (
            <span
              style={{
                marginLeft: 20,
                padding: "4px 18px",
                borderRadius: 99,
                background: off === "cancelled" ? "#fdebe8" : "#fdf1da",
                color: off === "cancelled" ? "#a2261a" : "#7a4a05",
                fontSize: 24,
                fontWeight: 500,
                letterSpacing: 0,
              }}
            >
              {words(`availability.${off}`)}
            </span>
          ) : null}
        </div>
        <div
          style={{
            display: "block",
            marginTop: "auto",
            fontSize: size,
            fontWeight: 600,
            lineHeight: 1.08,
            letterSpacing: size * -0.03,
            lineClamp: 5,
            wordBreak: "break-word",
          }}
        >
          {title || place || "Evently"}
        </div>
        <div style={{ display: "flex", flexDirection: "column", marginTop: 30, fontSize: 30, lineHeight: 1.35 }}>
          <span style={{ fontWeight: 500 }}>{printable(day)}</span>
          <span style={{ fontWeight: 500, color: MUTED }}>
            {printable(`${formatTimes(event.startsAt, null, view)} · ${place}`)}
          </span>
        </div>
      </div>
      <div style={{ display: "flex", width: 510, height: 630, overflow: "hidden" }}>
        {/* the art is 4:3; its middle fills the tall field */}
        <img
          alt=""
          src={`data:image/svg+xml;base64,${Buffer.from(inSrgb(eventArt(event.category, event.id))).toString("base64")}`}
          width={840}
          height={630}
          style={{ marginLeft: -165 }}
        />
      </div>
    </div>
  );
}

function Mark() {
  return (
    <svg viewBox="0 0 36 28" width="52" height="40" style={{ marginRight: 14 }} aria-hidden="true">
      <path
        fill={ACCENT}
        d="M5 2h26a4 4 0 0 1 4 4v4.6a3.6 3.6 0 0 0 0 6.8V22a4 4 0 0 1-4 4H5a4 4 0 0 1-4-4v-4.6a3.6 3.6 0 0 0 0-6.8V6a4 4 0 0 1 4-4Z"
      />
      <rect x="8" y="11" width="5.5" height="6" rx="1.8" fill={PAPER} opacity=".5" />
      <rect x="15.25" y="11" width="5.5" height="6" rx="1.8" fill={PAPER} />
      <rect x="22.5" y="11" width="5.5" height="6" rx="1.8" fill={PAPER} opacity=".5" />
    </svg>
  );
}
