"use client";

import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { PASSWORD_MIN } from "@/lib/schemas/accounts";

const levels = [
  { from: 20, text: "best", bars: 3, colour: "bg-success" },
  { from: 14, text: "good", bars: 2, colour: "bg-success" },
  { from: PASSWORD_MIN, text: "enough", bars: 1, colour: "bg-warning" },
  { from: 0, text: "short", bars: 0, colour: "bg-sunken" },
] as const;

/** How good a password's length is; nothing else makes as much of a difference. Its room is always kept. */
export function PasswordAdvice({ length }: { length: number }) {
  const t = useTranslations("auth.advice");
  const level = levels.find(({ from }) => length >= from) ?? levels[3];
  return (
    <div className="mt-2 flex min-h-6 items-center gap-3 text-sm text-muted">
      <span className="flex w-24 gap-1" aria-hidden="true">
        {[1, 2, 3].map((bar) => (
          <span
            key={bar}
            className={classNames("h-1.5 flex-1 rounded-full", bar <= level.bars ? level.colour : "bg-line")}
          />
        ))}
      </span>
      <span role="status">{length > 0 ? t(level.text) : ""}</span>
    </div>
  );
}
