import { eraseMe } from "@/lib/accounts/erase-me";
import { updateMe } from "@/lib/accounts/update-me";
import { getUserViewOrThrow } from "@/lib/accounts/user-view";
import { api } from "@/lib/http/api";
import { eraseBody, updateMeBody, user } from "@/lib/schemas/accounts";

export const GET = api(
  {
    route: "GET /me",
    summary: "The signed-in user",
    tag: "Accounts",
    response: { 200: user },
    auth: "user",
    limit: "read",
  },
  async ({ principal }) => ({ status: 200, body: await getUserViewOrThrow(principal.user.id) }),
);

export const PATCH = api(
  {
    route: "PATCH /me",
    summary: "Change name or language",
    tag: "Accounts",
    body: updateMeBody,
    response: { 200: user },
    auth: "user",
    limit: "write",
  },
  async ({ principal, body }) => ({ status: 200, body: await updateMe(principal.user.id, principal.sessionId, body) }),
);

export const DELETE = api(
  {
    route: "DELETE /me",
    summary: "Erase the account; bookings stay without name",
    tag: "Accounts",
    body: eraseBody,
    response: { 204: null },
    auth: "user",
    limit: "auth",
  },
  async ({ principal, body }) => {
    await eraseMe(principal, body.password);
    return { status: 204 };
  },
);
