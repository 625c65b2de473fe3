import Link from "next/link";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/checkbox";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/forms/select";
import { TextInput } from "@/components/forms/text-input";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { eventCategories } from "@/lib/schemas/events";
import { BROWSE_FORM, type BrowseValues, browseHref } from "@/lib/shared/browse-address";
import { type DaySpan, daySpans } from "@/lib/shared/day-spans";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

export interface BrowseFacets {
  cities: string[];
  venues: { slug: string; name: string; city: string }[];
  tags: string[];
}

const form = BROWSE_FORM;

/** The controls that narrow the listing. They belong to the form by its id. */
export function BrowseFilters({
  values,
  facets,
  locale,
  now,
}: {
  values: BrowseValues;
  facets: BrowseFacets;
  locale: Locale;
  now: Date;
}) {
  const t = translatorFor(locale, "browse");
  const words = translatorFor(locale, "common");
  const spans = daySpans(now);
  return (
    <div className="flex flex-col gap-7 max-lg:rounded-lg max-lg:border max-lg:border-line max-lg:bg-surface max-lg:p-4">
      <Group legend={t("when")}>
        <div className="flex flex-wrap gap-2">
          {(["today", "weekend", "week", "month"] as const).map((name) => (
            <SpanLink key={name} span={spans[name]} values={values} label={t(name)} />
          ))}
        </div>
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-1">
          {(["from", "to"] as const).map((name) => (
            <Field key={name} label={t(name)}>
              {(control) => (
                <TextInput
                  {...control}
                  form={form}
                  type="date"
                  name={name}
                  defaultValue={values[name]}
                  className="max-lg:px-2.5"
                />
              )}
            </Field>
          ))}
        </div>
      </Group>
      <Choice
        name="category"
        label={t("category")}
        any={t("anyCategory")}
        value={values.category}
        options={eventCategories.map((category) => ({ value: category, label: words(`category.${category}`) }))}
      />
      <Group legend={t("price")}>
        <div className="grid grid-cols-2 gap-3">
          {(["priceFrom", "priceTo"] as const).map((name) => (
            <Field key={name} label={t(name)}>
              {(control) => (
                <TextInput
                  {...control}
                  form={form}
                  name={name}
                  inputMode="decimal"
                  maxLength={12}
                  autoComplete="off"
                  defaultValue={values[name]}
                />
              )}
            </Field>
          ))}
        </div>
        <Checkbox
          form={form}
          name="available"
          value="true"
          defaultChecked={values.available === "true"}
          label={t("available")}
        />
      </Group>
      <Choice
        name="city"
        label={t("city")}
        any={t("anyCity")}
        value={values.city}
        options={facets.cities.map((city) => ({ value: city, label: city }))}
      />
      <Choice
        name="venue"
        label={t("venue")}
        any={t("anyVenue")}
        value={values.venue}
        options={facets.venues.map(({ slug, name, city }) => ({
          value: slug,
          label: words("place", { venue: name, city }),
        }))}
      />
      <Field label={t("artist")}>
        {(control) => (
          <TextInput
            {...control}
            form={form}
            name="artist"
            maxLength={120}
            autoComplete="off"
            defaultValue={values.artist}
          />
        )}
      </Field>
      <Choice
        name="tag"
        label={t("tag")}
        any={t("anyTag")}
        value={values.tag}
        options={facets.tags.map((tag) => ({ value: tag, label: tag }))}
      />
      <Button form={form} type="submit" block className="lg:hidden lg:noscript:inline-flex">
        {t("apply")}
      </Button>
    </div>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2.5 text-sm font-semibold">{legend}</legend>
      {children}
    </fieldset>
  );
}

function Choice({
  name,
  label,
  any,
  value,
  options,
}: {
  name: "category" | "city" | "venue" | "tag";
  label: string;
  any: string;
  value: string | undefined;
  options: { value: string; label: string }[];
}) {
  // what an address asks for stays choosable, also when no event has it now
  const unknown = value && !options.some((option) => option.value === value);
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} form={form} name={name} defaultValue={value ?? ""}>
          <option value="">{any}</option>
          {unknown ? <option value={value}>{value}</option> : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

function SpanLink({ span, values, label }: { span: DaySpan; values: BrowseValues; label: string }) {
  const current = values.to === span.to && (values.from ?? null) === (span.from ?? null);
  return (
    <Link
      href={browseHref(values, current ? { from: null, to: null } : { from: span.from ?? null, to: span.to })}
      data-browse=""
      prefetch={false}
      aria-current={current ? "true" : undefined}
      className={classNames(
        "flex min-h-9 items-center rounded-full border px-3 text-sm transition-colors",
        current ? "border-accent bg-accent text-on-accent" : "border-line bg-surface hover:border-ink",
      )}
    >
      {label}
    </Link>
  );
}
