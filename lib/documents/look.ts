import "server-only";
import { StyleSheet } from "@react-pdf/renderer";

/** A4 in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 34 };

export const ink = { text: "#17181f", muted: "#5b5d68", line: "#c9c9cf", accent: "#2f3fc9" };

/** Sizes in points; one scale for all papers. */
export const look = StyleSheet.create({
  page: { fontFamily: "Geist", fontSize: 9.5, color: ink.text, backgroundColor: "#ffffff" },
  term: { fontSize: 7.5, color: ink.muted },
  strong: { fontWeight: 600 },
  muted: { color: ink.muted },
  title: { fontSize: 12, fontWeight: 600 },
});

/** The size at which a title of any length stays within its lines: the longer, the smaller. */
export function titleSize(text: string): number {
  if (text.length <= 24) return 25;
  if (text.length <= 44) return 20;
  if (text.length <= 80) return 16;
  return text.length <= 140 ? 12.5 : 10.5;
}
