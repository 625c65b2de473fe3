import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** Drawn on a 24 × 24 grid with a line of 1.75. */
const drawings = {
  accessible: <path d="M10.5 4.3v.1M10.5 8v6h5.5l2.5 5M10.5 10.5h4.5M8 11.6a4.8 4.8 0 1 0 6.6 6.2" />,
  "arrow-left": <path d="M19 12H5m6-6-6 6 6 6" />,
  "arrow-right": <path d="M5 12h14m-6-6 6 6-6 6" />,
  calendar: (
    <path d="M4 9.5h16M8 3v4m8-4v4M5.5 5h13A1.5 1.5 0 0 1 20 6.5v12a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-12A1.5 1.5 0 0 1 5.5 5Z" />
  ),
  check: <path d="m5 12.5 4.5 4.5L19 7.5" />,
  "chevron-down": <path d="m6 9.5 6 6 6-6" />,
  "chevron-left": <path d="m14.5 6-6 6 6 6" />,
  "chevron-right": <path d="m9.5 6 6 6-6 6" />,
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  danger: <path d="M12 8v5m0 3.2v.1M8.2 3.5h7.6l4.7 4.7v7.6l-4.7 4.7H8.2l-4.7-4.7V8.2Z" />,
  download: <path d="M12 4v11m-5-4.5 5 5 5-5M5 20h14" />,
  expand: <path d="M9 4H4v5M15 4h5v5M9 20H4v-5m11 5h5v-5" />,
  external: (
    <path d="M14 4h6v6m0-6-9 9m-2-8H5.5A1.5 1.5 0 0 0 4 6.5v12A1.5 1.5 0 0 0 5.5 20h12a1.5 1.5 0 0 0 1.5-1.5V15" />
  ),
  eye: (
    <>
      <path d="M2.5 12c2.2-4 5.4-6 9.5-6s7.3 2 9.5 6c-2.2 4-5.4 6-9.5 6s-7.3-2-9.5-6Z" />
      <circle cx="12" cy="12" r="2.75" />
    </>
  ),
  "eye-off": (
    <path d="M4 4l16 16M10 6.2A10 10 0 0 1 12 6c4.1 0 7.3 2 9.5 6a15 15 0 0 1-2.6 3.4M6.2 7.7A14 14 0 0 0 2.5 12c2.2 4 5.4 6 9.5 6 1.5 0 2.9-.3 4.2-.8M10 10.1a2.75 2.75 0 0 0 3.9 3.9" />
  ),
  filter: <path d="M4 7h9m5 0h2M4 17h2m5 0h9M15.5 4.5v5m-7 5v5" />,
  fit: (
    <path d="M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9m6 0h3.5A1.5 1.5 0 0 1 20 5.5V9m0 6v3.5a1.5 1.5 0 0 1-1.5 1.5H15m-6 0H5.5A1.5 1.5 0 0 1 4 18.5V15" />
  ),
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.5 12h17M12 3.5c2.3 2.4 3.4 5.2 3.4 8.5s-1.1 6.1-3.4 8.5c-2.3-2.4-3.4-5.2-3.4-8.5s1.1-6.1 3.4-8.5Z" />
    </>
  ),
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5m0-8.2v.1" />
    </>
  ),
  link: (
    <path d="M10 14a4 4 0 0 0 5.9.3l2.8-2.8a4 4 0 0 0-5.7-5.7L11.6 7.2M14 10a4 4 0 0 0-5.9-.3l-2.8 2.8a4 4 0 0 0 5.7 5.7l1.4-1.4" />
  ),
  list: <path d="M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4 6.5h.1M4 12h.1M4 17.5h.1" />,
  mail: (
    <path d="M5 5.5h14A1.5 1.5 0 0 1 20.5 7v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5Zm-1.2 1L12 13l8.2-6.5" />
  ),
  map: <path d="m4 6.5 5-2 6 2 5-2v13l-5 2-6-2-5 2Zm5-2v13m6-11v13" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  minus: <path d="M5 12h14" />,
  moon: <path d="M20 14.2A8.3 8.3 0 0 1 9.8 4a8.3 8.3 0 1 0 10.2 10.2Z" />,
  pin: (
    <>
      <path d="M12 21c4.3-4.6 6.5-8.3 6.5-11a6.5 6.5 0 0 0-13 0c0 2.7 2.2 6.4 6.5 11Z" />
      <circle cx="12" cy="10" r="2.25" />
    </>
  ),
  plus: <path d="M12 5v14M5 12h14" />,
  receipt: <path d="M6 3.5h12v17l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.5Zm3 5h6m-6 4h6" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="m16 16 4.5 4.5" />
    </>
  ),
  seat: (
    <path d="M7.5 12V6.5a2 2 0 0 1 2-2h5a2 2 0 0 1 2 2V12M5 9.5V15a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 15V9.5M7.5 13.5h9M8 16.5v3m8-3v3" />
  ),
  share: (
    <path d="M12 15V4m0 0L8 8m4-4 4 4M8 11.5H6.5A1.5 1.5 0 0 0 5 13v5.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V13a1.5 1.5 0 0 0-1.5-1.5H16" />
  ),
  "sign-out": <path d="M10 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h4M15 8l4 4-4 4m4-4H9.5" />,
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2.5v2m0 15v2M4.9 4.9l1.4 1.4m11.4 11.4 1.4 1.4M2.5 12h2m15 0h2M4.9 19.1l1.4-1.4M17.7 6.3l1.4-1.4" />
    </>
  ),
  system: <path d="M4.5 5h15v11h-15Zm4 15h7M12 16v4" />,
  tag: <path d="M4 4.5h7.5L20 13l-7 7-8.5-8.5Zm4 3.7v.1" />,
  ticket: <path d="M4 6.5h16V10a2 2 0 0 0 0 4v3.5H4V14a2 2 0 0 0 0-4Zm10.5 0v2m0 2.5v2m0 2.5v2" />,
  user: (
    <>
      <circle cx="12" cy="8.5" r="4" />
      <path d="M4.5 20c.9-3.6 3.7-5.5 7.5-5.5s6.6 1.9 7.5 5.5" />
    </>
  ),
  users: (
    <>
      <circle cx="9.5" cy="8.5" r="3.5" />
      <path d="M3 19.5c.7-3.3 3.1-5 6.5-5s5.8 1.7 6.5 5M15.5 5.2a3.5 3.5 0 0 1 0 6.6m2 3.2c1.8.7 3 2.2 3.5 4.5" />
    </>
  ),
  laptop: <path d="M5.5 5.5h13v10h-13ZM3 18.5h18" />,
  phone: (
    <path d="M8.5 3.5h7A1.5 1.5 0 0 1 17 5v14a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19V5a1.5 1.5 0 0 1 1.5-1.5Zm2.5 14h2" />
  ),
  terminal: <path d="M4 5.5h16v13H4Zm3.5 4 2.5 2.5-2.5 2.5m5 .5h4" />,
  warning: <path d="M12 9.5v4m0 3.2v.1M12 4l9 15.5H3Z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A drawing that goes with words: always hidden from screen readers. Its size is the text's unless a class says so. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={classNames("shrink-0", className ?? "size-[1.25em]")}
    >
      {drawings[name]}
    </svg>
  );
}
