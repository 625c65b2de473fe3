import "server-only";
import { findOpenLink, type LinkPurpose, linkKinds, linkUrl } from "@/lib/accounts/account-links";
import type { Composer } from "./composed";

interface LinkFacts {
  name: string;
  url: string;
  minutes: number;
}

/** An account's link while it is open and goes where the mail goes, else null: nobody is to get one that opens nothing. */
async function readLink(linkId: string, purpose: LinkPurpose, to: string): Promise<LinkFacts | null> {
  const link = await findOpenLink(linkId);
  if (link?.purpose !== purpose || link.email !== to) return null;
  return { name: link.name, url: linkUrl(link), minutes: linkKinds[purpose].minutes };
}

const inHours = ({ name, url, minutes }: LinkFacts) => ({ props: { name, url, hours: minutes / 60 } });

export const verification: Composer<"verification"> = async ({ data, to }) => {
  const link = await readLink(data.linkId, "verify_email", to);
  return link && inHours(link);
};

export const emailChange: Composer<"emailChange"> = async ({ data, to }) => {
  const link = await readLink(data.linkId, "change_email", to);
  return link && inHours(link);
};

/** To the address before; `at` is when it changed. */
export const emailChanged: Composer<"emailChanged"> = async ({ data, to }) => {
  const link = await readLink(data.linkId, "restore_email", to);
  return link && { props: { ...inHours(link).props, at: data.at } };
};

export const passwordReset: Composer<"passwordReset"> = async ({ data, to }) => {
  const props = await readLink(data.linkId, "reset_password", to);
  return props && { props };
};

export const signInLink: Composer<"signInLink"> = async ({ data, to }) => {
  const props = await readLink(data.linkId, "sign_in", to);
  return props && { props };
};
