"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";

export interface SummaryError {
  /** Id of the control to go to; null when the error belongs to the whole form. */
  fieldId: string | null;
  message: string;
}

/**
 * What keeps a form from being sent, above it. Focus moves here whenever a new list arrives, so
 * that nobody has to search; each error leads to its control.
 */
export function ErrorSummary({ title, errors }: { title: ReactNode; errors: SummaryError[] }) {
  const box = useRef<HTMLDivElement>(null);

  // errors is a new list with each answer of the server, also when its words are the same as before
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);

  if (errors.length === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className="rounded-md">
      <Notice tone="danger" live="assertive" title={title}>
        <ErrorList errors={errors} />
      </Notice>
    </div>
  );
}

export function ErrorList({ errors }: { errors: SummaryError[] }) {
  return (
    <ul className="space-y-1">
      {errors.map((error) => (
        <li key={`${error.fieldId} ${error.message}`}>
          {error.fieldId ? (
            <a href={`#${error.fieldId}`} className="underline underline-offset-2">
              {error.message}
            </a>
          ) : (
            error.message
          )}
        </li>
      ))}
    </ul>
  );
}
