"use client";

import Link from "next/link";
import { useRef } from "react";
import { ButtonLink } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { signOutAction } from "@/lib/actions/sign-out";
import { menuClass, menuItemClass } from "./menu-look";
import { useMe } from "./use-me";

export interface UserMenuTexts {
  signIn: string;
  userMenu: string;
  bookings: string;
  account: string;
  admin: string;
  signOut: string;
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  return [words.at(0), words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "").join("");
}

/**
 * Who is signed in. An island, since the page around it is the same for everybody and comes from a
 * cache. Until it knows, it shows the way to sign in.
 */
export function UserMenu({ texts }: { texts: UserMenuTexts }) {
  const me = useMe();
  const menu = useRef<HTMLDivElement>(null);
  const hide = () => menu.current?.hidePopover();
  const links = [
    { href: "/bookings", label: texts.bookings, icon: "ticket" },
    { href: "/account", label: texts.account, icon: "user" },
    ...(me?.admin ? [{ href: "/admin", label: texts.admin, icon: "terminal" } as const] : []),
  ] as const;
  return (
    <div className="grid items-center justify-items-end">
      {/* keeps its room when the menu takes its place, so that nothing beside it moves */}
      <ButtonLink
        href="/sign-in"
        variant="secondary"
        prefetch={false}
        className={classNames("col-start-1 row-start-1", me && "invisible")}
      >
        {texts.signIn}
      </ButtonLink>
      {me ? (
        <>
          <button
            type="button"
            popoverTarget="user-menu"
            aria-label={`${texts.userMenu}: ${me.name}`}
            data-initials={initials(me.name)}
            className="col-start-1 row-start-1 inline-flex size-11 items-center justify-center rounded-full bg-accent-soft text-sm font-semibold text-accent-ink uppercase before:content-[attr(data-initials)]"
          />
          <div ref={menu} id="user-menu" popover="auto" className={menuClass}>
            <div className="border-b border-line px-3 pt-1 pb-3">
              <p className="truncate font-medium">{me.name}</p>
              <p className="truncate text-sm text-muted">{me.email}</p>
            </div>
            <ul className="py-1.5">
              {links.map(({ href, label, icon }) => (
                <li key={href}>
                  <Link href={href} prefetch={false} onClick={hide} className={menuItemClass}>
                    <Icon name={icon} className="size-5 text-muted" />
                    {label}
                  </Link>
                </li>
              ))}
            </ul>
            <form action={signOutAction} className="border-t border-line pt-1.5">
              <button type="submit" className={menuItemClass}>
                <Icon name="sign-out" className="size-5 text-muted" />
                {texts.signOut}
              </button>
            </form>
          </div>
        </>
      ) : null}
    </div>
  );
}
