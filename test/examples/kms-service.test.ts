import express from "express";
import request from "supertest";
import type { KeyStore } from "../../examples/02-kms-service/key-store";
import { kmsRouter } from "../../examples/02-kms-service/kms-router";
import { KmsClient } from "./kms-client";

describe("the KMS example", () => {
  let kms: KmsClient;

  beforeEach(() => {
    kms = new KmsClient();
  });

  it("creates a key and describes it", async () => {
    const { key_info: created } = await kms.done("create-key", {
      key_alias: "first",
      key_description: "mine",
    });
    const { key_info: described } = await kms.done("describe-key", created as object);
    expect(described).toEqual({
      key_id: (created as { key_id: string }).key_id,
      key_alias: "first",
      key_description: "mine",
      key_state: "2",
      creation_date: expect.stringMatching(/^\d{13}$/) as string,
      scheduled_deletion_date: "",
    });
  });

  it("lists no keys for a project that has none, to a request without a body", async () => {
    const response = await kms.call("list-keys").expect(200);
    expect(response.body).toEqual({
      keys: [],
      key_details: [],
      next_marker: "",
      truncated: "false",
      total: 0,
    });
  });

  it("lists the keys of the project in the order of their creation", async () => {
    const ids = [await kms.newKey(), await kms.newKey("disable-key")];
    const list = await kms.done("list-keys");
    expect(list).toMatchObject({ keys: ids, total: 2 });
    expect(list["key_details"]).toMatchObject([{ key_state: "2" }, { key_state: "3" }]);
  });

  it("keeps the keys of projects apart", async () => {
    const id = await kms.newKey();
    const stranger = new KmsClient();
    await stranger.call("describe-key", { key_id: id }).expect(404);
    expect(await stranger.done("list-keys")).toMatchObject({ total: 0 });
  });

  it("takes the same alias in two projects", async () => {
    await kms.done("create-key", { key_alias: "shared" });
    const response = await new KmsClient().call("create-key", { key_alias: "shared" });
    expect(response.status).toBe(200);
  });

  it("disables a key and enables it again", async () => {
    const id = await kms.newKey();
    expect(await kms.done("disable-key", { key_id: id })).toEqual({
      key_info: { key_id: id, key_state: "3" },
    });
    expect(await kms.keyState(id)).toBe("3");
    expect(await kms.done("enable-key", { key_id: id })).toEqual({
      key_info: { key_id: id, key_state: "2" },
    });
    expect(await kms.keyState(id)).toBe("2");
  });

  it.each([{ pendingDays: "7" }, { pendingDays: 1096 }])(
    "schedules a deletion in $pendingDays days and cancels it, which leaves the key disabled",
    async ({ pendingDays }) => {
      const id = await kms.newKey();
      const scheduled = await kms.done("schedule-key-deletion", { key_id: id, pending_days: pendingDays });
      expect(scheduled).toEqual({ key_id: id, key_state: "4" });
      expect(await kms.keyState(id)).toBe("4");
      const cancelled = await kms.done("cancel-key-deletion", { key_id: id });
      expect(cancelled).toEqual({ key_id: id, key_state: "3" });
      expect(await kms.keyState(id)).toBe("3");
    },
  );

  it("tells when a key will be deleted, until that is cancelled", async () => {
    const id = await kms.newKey("schedule-key-deletion");
    const scheduled = { scheduled_deletion_date: expect.stringMatching(/^\d{13}$/) as string };
    expect(await kms.done("describe-key", { key_id: id })).toMatchObject({ key_info: scheduled });
    await kms.done("cancel-key-deletion", { key_id: id });
    const cancelled = { scheduled_deletion_date: "" };
    expect(await kms.done("describe-key", { key_id: id })).toMatchObject({ key_info: cancelled });
  });

  it("deletes a key when its days are over, and its alias is free again", async () => {
    const { key_info: info } = await kms.done("create-key", { key_alias: "old" });
    const { key_id: id } = info as { key_id: string };
    await kms.done("schedule-key-deletion", { key_id: id, pending_days: "7" });
    const days = (count: number) => Date.now() + count * 24 * 60 * 60 * 1000;
    const [shortlyBefore, after] = [days(6.9), days(7.1)];

    const clock = jest.spyOn(Date, "now").mockReturnValue(shortlyBefore);
    expect(await kms.keyState(id)).toBe("4");
    clock.mockReturnValue(after);
    expect(await kms.done("list-keys")).toMatchObject({ total: 0 });
    await kms.call("describe-key", { key_id: id }).expect(404);
    await kms.done("create-key", { key_alias: "old" });
    clock.mockRestore();
  });

  it("takes a body for JSON whatever its Content-Type says", async () => {
    const response = await kms.call("create-key", '{"key_alias":"from-curl"}').type("form");
    expect(response.status).toBe(200);
  });

  it("keeps a project only while it holds a key", async () => {
    const projects = new Map<string, KeyStore>();
    const app = express().use("/:projectId", kmsRouter(projects));
    const call = (operation: string, parameters: object) =>
      request(app).post(`/mine/${operation}`).set("X-Auth-Token", "any").send(parameters).expect(200);
    await call("list-keys", {});
    expect([...projects.keys()]).toEqual([]);
    const { body } = await call("create-key", { key_alias: "first" });
    expect([...projects.keys()]).toEqual(["mine"]);
    const { key_id: id } = (body as { key_info: { key_id: string } }).key_info;
    await call("schedule-key-deletion", { key_id: id, pending_days: 7 });
    const clock = jest.spyOn(Date, "now").mockReturnValue(Date.now() + 8 * 24 * 60 * 60 * 1000);
    await call("list-keys", {});
    clock.mockRestore();
    expect([...projects.keys()]).toEqual([]);
  });
});
