import { TimeZones } from "@/lib/events/calendar/time-zones";

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";
const weekdays: Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/** A time of the demo, by the venue's clock: in the week that lies so many weeks after this one, or so many days from now. */
export type DemoTime =
  | {
      /** 0 is the week of now; from 1 on everything is ahead, below 0 everything is over. */
      week: number;
      day: Weekday;
      /** 19:30 */
      at: string;
    }
  | { days: number; at: string };

const DAY = 86_400_000;

/** The instant of a time of the demo, seen from `now`, in an IANA zone. */
export function instantOf(time: DemoTime, now: Date, timeZone: string): Date {
  const [year = 0, month = 1, day = 1] = now.toLocaleDateString("sv-SE", { timeZone }).split("-").map(Number);
  const today = Date.UTC(year, month - 1, day);
  const monday = today - ((new Date(today).getUTCDay() + 6) % 7) * DAY;
  const date = "days" in time ? today + time.days * DAY : monday + (time.week * 7 + weekdays.indexOf(time.day)) * DAY;
  const [hours = 0, minutes = 0] = time.at.split(":").map(Number);
  const wall = date + (hours * 60 + minutes) * 60_000;
  return new Date(new TimeZones(timeZone, []).venue.instantOf(wall));
}
