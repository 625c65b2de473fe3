import "server-only";
import { AppError } from "@/lib/errors";
import { db, isUniqueViolation } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import type { RegisterBody, UserView } from "@/lib/schemas/accounts";
import { hashPassword } from "./passwords";
import { getUserViewOrThrow } from "./user-view";

/** Makes an account. @throws AppError email_taken */
export async function registerUser(body: RegisterBody): Promise<UserView> {
  const id = newId("user");
  const passwordHash = await hashPassword(body.password);
  try {
    await db().user.create({ data: { id, email: body.email, name: body.name, passwordHash } });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("email_taken", "There is an account with this e-mail address already.", {
      errors: [{ path: "email", message: "has an account already; sign in instead" }],
    });
  }
  return getUserViewOrThrow(id);
}
