import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-look";
import { classNames } from "./class-names";

export function Button({
  variant,
  size,
  block,
  className,
  type = "button",
  ...rest
}: ComponentProps<"button"> & ButtonLook) {
  return <button type={type} className={classNames(buttonClass({ variant, size, block }), className)} {...rest} />;
}

export function ButtonLink({ variant, size, block, className, ...rest }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link className={classNames(buttonClass({ variant, size, block }), className)} {...rest} />;
}
