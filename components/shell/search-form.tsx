import { TextInput } from "@/components/forms/text-input";
import { Icon } from "@/components/ui/icon";

/** Looks for events. A plain GET form, so that it works before and without any script. */
export function SearchForm({
  label,
  placeholder,
  className,
}: {
  label: string;
  placeholder: string;
  className?: string;
}) {
  return (
    <search className={className}>
      <form action="/events" className="relative">
        <Icon name="search" className="pointer-events-none absolute top-3 left-3.5 size-5 text-muted" />
        <TextInput
          type="search"
          name="q"
          aria-label={label}
          placeholder={placeholder}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          className="min-h-11! rounded-full! border-transparent! bg-sunken! pl-11! text-sm hover:border-line-strong!"
        />
      </form>
    </search>
  );
}
