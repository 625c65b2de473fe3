/** An iCalendar file of these lines and components. */
export function calendarFile(...parts: string[][]): string {
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lantern Stage//EN", ...parts.flat(), "END:VCALENDAR", ""].join(
    "\r\n",
  );
}

/** One event of two hours; `more` are further lines. */
export function calendarEvent(uid: string, title: string, start: string, ...more: string[]): string[] {
  return ["BEGIN:VEVENT", `UID:${uid}`, `SUMMARY:${title}`, `DTSTART:${start}`, "DURATION:PT2H", ...more, "END:VEVENT"];
}

/** A time of day so many days from now, in UTC, as the format writes it. */
export function calendarTime(days: number, hour = 18): string {
  const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
  return `${day}T${String(hour).padStart(2, "0")}0000Z`;
}
