import type { ComponentProps } from "react";
import { classNames } from "./class-names";

/** A surface that sets something apart from the page. Give it its own padding. */
export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div className={classNames("rounded-lg border border-line bg-surface", className)} {...rest} />;
}
