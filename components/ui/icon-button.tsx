import type { ComponentProps } from "react";
import { iconButtonClass } from "./button-look";
import { classNames } from "./class-names";
import { Icon, type IconName } from "./icon";

/** A round button of 44 px with a drawing alone; `label` is what it is called. */
export function IconButton({
  icon,
  label,
  className,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "children" | "aria-label"> & { icon: IconName; label: string }) {
  return (
    <button type={type} aria-label={label} className={classNames(iconButtonClass, className)} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
