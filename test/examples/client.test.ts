import express from "express";
import { libraryApp } from "../../examples/09-client/app";
import { LibraryClient } from "../../examples/09-client/client";
import { library } from "../../examples/09-client/profile";
import { watchStatuses } from "../../src/testing";
import { useServer } from "../support/use-server";

const seen = watchStatuses(library);
let isOpen = true;
const server = useServer(
  express().use(
    seen.middleware,
    libraryApp(() => isOpen),
  ),
);

describe("the client of the library", () => {
  it("reads every way in which lending a book ends", async () => {
    const client = new LibraryClient(`http://127.0.0.1:${String(server.port)}`);
    await expect(client.lend("1", "Ann")).resolves.toBe('Ann has "A Study in Scarlet".');
    await expect(client.lend("1", "Ann")).resolves.toBe('Ann has "A Study in Scarlet".');
    await expect(client.lend("1", "Bob")).resolves.toBe(
      "Somebody else has the book. Try again when it is back.",
    );
    await expect(client.lend("2", "Ann")).resolves.toBe('Ann has "The Sign of the Four".');
    await expect(client.lend("3", "Ann")).resolves.toBe("A member can have two books. Return one of them.");
    await expect(client.lend("4", "Ann")).resolves.toBe("Choose another book.");
    await expect(client.lend("3")).resolves.toBe("#/member is required.");
    const log = jest.spyOn(console, "error").mockReturnValue();
    isOpen = false;
    await expect(client.lend("3", "Ann")).resolves.toBe("Come back in 8 hours.");
    isOpen = true;
    expect(log).toHaveBeenCalledTimes(1);
    log.mockRestore();
    await expect(client.lend("%", "Ann")).resolves.toMatch(/^Failed with 400 Bad Request \([\w-]{36}\)\.$/);
    await expect(fetch(`${client.address}/books/1`)).resolves.toMatchObject({ status: 200 });
    seen.assert();
    seen.assertCovered({ except: [500] });
  });
});
