import { type ReactNode, useId } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";

/** What a control needs to belong to its field. Spread it over the control. */
export interface ControlProps {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/**
 * Label, hint and error of one control, tied to it by id. Give `id` where something links to the
 * control, as an error summary does.
 */
export function Field({
  id,
  label,
  hint,
  error,
  /** A word such as "optional" beside the label. */
  note,
  className,
  children,
}: {
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null;
  note?: ReactNode;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const made = useId();
  const controlId = id ?? made;
  const hintId = hint ? `${controlId}-hint` : null;
  const errorId = error ? `${controlId}-error` : null;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <div className={classNames("flex flex-col gap-1.5", className)}>
      <label htmlFor={controlId} className="text-sm font-medium">
        {label}
        {note ? <span className="font-normal text-muted"> {note}</span> : null}
      </label>
      {children({ id: controlId, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {error && errorId ? (
        <p id={errorId} className="flex gap-1.5 text-sm text-danger-ink">
          <Icon name="danger" className="mt-px size-5" />
          {error}
        </p>
      ) : null}
      {hint && hintId ? (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      ) : null}
    </div>
  );
}
