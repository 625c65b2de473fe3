import { describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { stranger } from "@/lib/platform/auth/principal";
import { insertMember, insertUser } from "@/prisma/factories/insert-user";
import {
  createOrganizer,
  getOwnOrganizerOrThrow,
  getPublicOrganizerOrThrow,
  type MemberRole,
  permissions,
  requireOrganizer,
} from "./organizers";

const database = useLibDatabase();

async function owner(name = "Lantern Stage") {
  const who = await insertUser(database.pool);
  return { who, organizer: await createOrganizer(who.user.id, { name }) };
}

describe("becoming an organizer", () => {
  it("makes the user its owner, on record", async () => {
    const { who, organizer } = await owner("Äther & Söhne");
    expect(organizer).toMatchObject({ name: "Äther & Söhne", slug: "ather-sohne", description: "", website: null });
    expect(await requireOrganizer(who, null, "own")).toBe(organizer.id);
    const { rows } = await database.pool.query("SELECT actor, action, after FROM audit_log WHERE target_id = $1", [
      organizer.id,
    ]);
    expect(rows).toEqual([{ actor: who.user.id, action: "organizer.created", after: { name: "Äther & Söhne" } }]);
  });

  it("gives organizers of the same name addresses of their own, at the same time too", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => owner("Same Name")));
    const slugs = all.map(({ organizer }) => organizer.slug);
    expect(new Set(slugs).size).toBe(5);
    expect(slugs.filter((slug) => slug === "same-name")).toHaveLength(1);
    for (const slug of slugs) expect(slug).toMatch(/^same-name(-\w{4})?$/);
  });
});

describe("acting for an organizer", () => {
  const table: [MemberRole, (keyof typeof permissions)[]][] = [
    ["owner", ["manage", "read", "scan", "own"]],
    ["manager", ["manage", "read", "scan"]],
    ["analyst", ["read"]],
    ["scanner", ["scan"]],
  ];

  it.each(table)("is allowed to a %s as the table says", async (role, allowed) => {
    const { organizer } = await owner();
    const member = await insertUser(database.pool);
    await insertMember(database.pool, organizer.id, member.user.id, role);
    for (const permission of Object.keys(permissions) as (keyof typeof permissions)[]) {
      const outcome = await requireOrganizer(member, null, permission).catch((error: { code: string }) => error.code);
      expect([permission, outcome]).toEqual([permission, allowed.includes(permission) ? organizer.id : "forbidden"]);
    }
  });

  it("needs someone who is signed in and belongs to one", async () => {
    await expect(requireOrganizer(stranger, null, "read")).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(requireOrganizer(await insertUser(database.pool), null, "read")).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("needs the name of one where one belongs to several", async () => {
    const { who, organizer } = await owner("First");
    const second = await createOrganizer(who.user.id, { name: "Second" });
    await expect(requireOrganizer(who, null, "manage")).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("Evently-Organizer"),
    });
    expect(await requireOrganizer(who, second.id, "manage")).toBe(second.id);
    expect(await requireOrganizer(who, organizer.slug, "manage")).toBe(organizer.id);
  });

  it("finds nothing under the name of somebody else's", async () => {
    const { who } = await owner();
    const other = await owner();
    for (const named of [other.organizer.id, other.organizer.slug, "org_unknown"]) {
      await expect(requireOrganizer(who, named, "read")).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it.each(["suspended_at", "deleted_at"])("ends with an organizer that has %s", async (column) => {
    const { who, organizer } = await owner();
    await database.pool.query(`UPDATE organizers SET ${column} = now() WHERE id = $1`, [organizer.id]);
    await expect(requireOrganizer(who, null, "read")).rejects.toMatchObject({ code: "forbidden" });
    await expect(requireOrganizer(who, organizer.id, "read")).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("an organizer's page", () => {
  it("is for everybody in public, and for members inside", async () => {
    const { who, organizer } = await owner();
    const other = await insertUser(database.pool);
    expect(await getPublicOrganizerOrThrow(organizer.slug)).toEqual(organizer);
    expect(await getOwnOrganizerOrThrow(who.user.id, organizer.id)).toEqual(organizer);
    await expect(getOwnOrganizerOrThrow(other.user.id, organizer.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not public while the organizer is suspended", async () => {
    const { who, organizer } = await owner();
    await database.pool.query("UPDATE organizers SET suspended_at = now() WHERE id = $1", [organizer.id]);
    await expect(getPublicOrganizerOrThrow(organizer.slug)).rejects.toMatchObject({ code: "not_found" });
    expect(await getOwnOrganizerOrThrow(who.user.id, organizer.id)).toMatchObject({ id: organizer.id });
  });
});
