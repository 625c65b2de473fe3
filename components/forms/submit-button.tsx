"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-look";
import { Spinner } from "@/components/ui/spinner";

/**
 * Sends its form. While the server works it says so, keeps its place and its focus, and takes no
 * second press.
 */
export function SubmitButton({
  children,
  pendingLabel,
  disabled = false,
  ...look
}: ButtonLook & { children: ReactNode; pendingLabel: ReactNode; disabled?: boolean }) {
  const { pending } = useFormStatus();
  return (
    <Button
      type="submit"
      aria-disabled={pending || disabled || undefined}
      onClick={(event) => {
        if (pending || disabled) event.preventDefault();
      }}
      {...look}
    >
      {pending ? <Spinner /> : null}
      <span aria-live="polite">{pending ? pendingLabel : children}</span>
    </Button>
  );
}
