import localFont from "next/font/local";

/**
 * Geist, served by ourselves. `optional`: where it is not there in time for the first paint, that
 * visit keeps the fallback of the same measures; text never moves once it is seen.
 */
export const sans = localFont({
  src: "../node_modules/geist/dist/fonts/geist-sans/Geist-Variable.woff2",
  variable: "--font-geist-sans",
  weight: "100 900",
  display: "optional",
});
