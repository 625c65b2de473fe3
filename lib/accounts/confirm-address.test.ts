import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { userOfSession } from "@/lib/platform/auth/sessions";
import { newPerson, newVisit, tokenFor } from "./account-fixtures";
import { checkPassword } from "./check-password";
import { confirmAddress, confirmationState } from "./confirm-address";
import { getUserViewOrThrow } from "./user-view";

const database = useLibDatabase();

describe("confirming the address", () => {
  it("marks it, once, and leaves password and sessions alone", async () => {
    const person = await newPerson();
    const token = await tokenFor("verify_email", person.user.email);
    expect(await confirmationState(token)).toMatchObject({ email: person.user.email, verified: false });
    expect((await confirmAddress(token)).userId).toBe(person.user.id);
    expect((await getUserViewOrThrow(person.user.id)).emailVerified).toBe(true);
    expect(await userOfSession(person.sessionId)).not.toBeNull();
    expect(await checkPassword(person.user.email, person.credentials.password, newVisit())).toBe(person.user.id);
    await expect(confirmAddress(token)).rejects.toMatchObject({ code: "link_over" });
  });

  it("says of a link that was used that all is well, while the address is the account's", async () => {
    const person = await newPerson();
    const token = await tokenFor("verify_email", person.user.email);
    await confirmAddress(token);
    expect(await confirmationState(token)).toBe("done");
    await database.pool.query("UPDATE users SET email = id || '@moved.test' WHERE id = $1", [person.user.id]);
    expect(await confirmationState(token)).toBe("over");
  });

  it("by a link of another kind, a forged or an ended one is refused", async () => {
    const person = await newPerson();
    const first = await tokenFor("verify_email", person.user.email);
    await tokenFor("verify_email", person.user.email);
    for (const token of [await tokenFor("sign_in", person.user.email), first, `${first}x`, "x"]) {
      expect(await confirmationState(token)).toBe("over");
      await expect(confirmAddress(token)).rejects.toMatchObject({ code: "link_over" });
    }
    expect((await getUserViewOrThrow(person.user.id)).emailVerified).toBe(false);
  });
});
