import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

/** One part of the account page, which a link of the page's contents leads to. */
export function AccountSection({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: string;
  text?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-24">
      <Card className="p-5 sm:p-7">
        <h2 id={`${id}-title`} className="text-xl">
          {title}
        </h2>
        {text ? <p className="mt-1.5 max-w-prose text-muted">{text}</p> : null}
        <div className="mt-6">{children}</div>
      </Card>
    </section>
  );
}
