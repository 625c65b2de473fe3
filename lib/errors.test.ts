import { describe, expect, it } from "vitest";
import { AppError, errorTable, isAppError, notFound } from "./errors";

describe("errors", () => {
  it("have the status that the published table gives their code", () => {
    expect(new AppError("seats_unavailable", "x").status).toBe(409);
    expect(new AppError("payment_provider_unavailable", "x").status).toBe(503);
    for (const [code, { status, title }] of Object.entries(errorTable)) {
      expect(code).toMatch(/^[a-z_]+$/);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(title).not.toBe("");
    }
  });

  it("are known by their brand, whichever copy of the module made them", () => {
    expect(isAppError(new AppError("conflict", "x"))).toBe(true);
    expect(isAppError({ [Symbol.for("evently.AppError")]: true })).toBe(true);
    for (const other of [new Error("x"), null, undefined, "conflict", { code: "conflict" }]) {
      expect(isAppError(other)).toBe(false);
    }
  });

  it("say the same of what is absent and what is somebody else's", () => {
    expect(notFound("booking")).toMatchObject({
      code: "not_found",
      message: "There is no such booking, or it is not yours to see.",
    });
  });
});
