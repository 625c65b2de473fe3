import "server-only";
import { env } from "@/lib/env";
import { db } from "@/lib/platform/db";
import type { Composer } from "./composed";

/** To the owner of an account whose password was changed, by him or by somebody else. */
export const passwordChanged: Composer<"passwordChanged"> = async ({ data }) => {
  const user = await db().user.findFirst({ where: { id: data.userId, deletedAt: null }, select: { name: true } });
  return user && { props: { name: user.name, at: data.at, resetUrl: `${env().APP_URL}/forgot-password` } };
};
