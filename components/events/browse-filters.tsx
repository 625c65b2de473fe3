import Link from "next/link";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/forms/checkbox";
import { Field } from "@/components/forms/field";
import { Select } from "@/components/forms/select";
import { TextInput } from "@/components/forms/text-input";
import { classNames } from "@/components/ui/class-names";
import { BROWSE_FORM, type BrowseValues, browseHref } from "@/lib/shared/browse-address";
import { type DaySpan, daySpans, spanNames, spanOf } from "@/lib/shared/day-spans";
import type { Locale } from "@/lib/shared/locale";
import { currencySymbol, minorUnitDigits } from "@/lib/shared/money";
import { translatorFor } from "@/lib/shared/translator";

/** What the listing can be narrowed to, and how its days and prices are to be read. */
export interface BrowseFacets {
  cities: string[];
  venues: { slug: string; name: string; city: string }[];
  tags: string[];
  artists: string[];
  /** The most usual first. */
  currencies: string[];
  /** The zone that "today" is counted in. */
  timeZone: string;
}

const form = BROWSE_FORM;

/** The controls that narrow the listing. They belong to the form by its id. */
export function BrowseFilters({
  values,
  facets,
  currency,
  locale,
  now,
}: {
  values: BrowseValues;
  facets: BrowseFacets;
  /** What prices are typed in. */
  currency: string;
  locale: Locale;
  now: Date;
}) {
  const t = translatorFor(locale, "browse");
  const words = translatorFor(locale, "common");
  const spans = daySpans(now, facets.timeZone);
  const chosen = spanOf(values, spans);
  return (
    <div className="flex flex-col gap-7">
      <Group legend={t("when")}>
        <div className="flex flex-wrap gap-2">
          {spanNames.map((name) => (
            <SpanLink key={name} span={spans[name]} current={name === chosen} values={values} label={t(name)} />
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
      <Group legend={t("priceIn", { currency: currencySymbol(currency, locale) })}>
        <div className="grid grid-cols-2 gap-3">
          {(["priceFrom", "priceTo"] as const).map((name) => (
            <Field key={name} label={t(name)}>
              {(control) => (
                <TextInput
                  {...control}
                  form={form}
                  name={name}
                  inputMode={minorUnitDigits(currency) === 0 ? "numeric" : "decimal"}
                  maxLength={12}
                  autoComplete="off"
                  defaultValue={values[name]}
                />
              )}
            </Field>
          ))}
        </div>
        {facets.currencies.length > 1 ? (
          <Choice
            name="currency"
            label={t("currency")}
            value={values.currency}
            options={facets.currencies.map((code, at) => ({ value: at === 0 ? "" : code, label: code }))}
          />
        ) : null}
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
          <>
            <TextInput
              {...control}
              form={form}
              name="artist"
              list="artists"
              maxLength={120}
              autoComplete="off"
              defaultValue={values.artist}
            />
            <datalist id="artists">
              {facets.artists.map((artist) => (
                <option key={artist} value={artist} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Choice
        name="tag"
        label={t("tag")}
        any={t("anyTag")}
        value={values.tag}
        options={facets.tags.map((tag) => ({ value: tag, label: tag }))}
      />
      {/* what only a link sets must stay set when the form is sent */}
      <input type="hidden" form={form} name="organizer" value={values.organizer ?? ""} />
    </div>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
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
  name: "city" | "venue" | "tag" | "currency";
  label: string;
  any?: string;
  value: string | undefined;
  options: { value: string; label: string }[];
}) {
  // what an address asks for stays choosable, also when no event has it now
  const unknown = value && !options.some((option) => option.value === value);
  return (
    <Field label={label}>
      {(control) => (
        <Select {...control} form={form} name={name} defaultValue={value ?? ""}>
          {any ? <option value="">{any}</option> : null}
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

function SpanLink({
  span,
  current,
  values,
  label,
}: {
  span: DaySpan;
  current: boolean;
  values: BrowseValues;
  label: string;
}) {
  return (
    <Link
      href={browseHref(values, current ? { from: null, to: null } : { from: span.from ?? null, to: span.to })}
      data-browse=""
      prefetch={false}
      aria-current={current ? "true" : undefined}
      className={classNames(
        "flex min-h-9 items-center rounded-full border px-3 text-sm transition-colors max-lg:min-h-11 max-lg:px-4",
        current ? "border-accent bg-accent text-on-accent" : "border-line bg-surface hover:border-ink",
      )}
    >
      {label}
    </Link>
  );
}
