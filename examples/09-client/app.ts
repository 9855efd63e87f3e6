import express, { type Express } from "express";
import { errorHandler, notFound } from "express-error-profiles";
import { document } from "./document";
import { library } from "./profile";

const BOOKS: ReadonlyMap<string, string> = new Map([
  ["1", "A Study in Scarlet"],
  ["2", "The Sign of the Four"],
  ["3", "The Valley of Fear"],
]);

/** A library that is open, unless `isOpen` says otherwise. */
export function libraryApp(isOpen: () => boolean = () => true): Express {
  const borrowers = new Map<string, string>();

  function bookOf(id: string): { id: string; title: string } {
    if (!isOpen()) throw library.error("closed", undefined, { retryAfter: 8 * 60 * 60 });
    const title = BOOKS.get(id);
    if (title === undefined) throw library.error("book-unknown");
    return { id, title };
  }

  const app = express();
  app.get("/openapi.json", (_req, res) => {
    res.json(document);
  });
  app.get("/books/:id", (req, res) => {
    res.json(bookOf(req.params.id));
  });
  app.post("/books/:id/loans", express.json(), (req, res) => {
    const book = bookOf(req.params.id);
    const { member } = (req.body ?? {}) as { member?: unknown };
    if (typeof member !== "string" || member === "") {
      throw library.error("member-missing", undefined, {
        issues: [{ pointer: "#/member", in: "body", detail: "is required" }],
      });
    }
    if ((borrowers.get(book.id) ?? member) !== member) throw library.error("book-lent");
    const others = [...borrowers].filter(([id, borrower]) => borrower === member && id !== book.id);
    if (others.length >= 2) throw library.error("too-many-books");
    borrowers.set(book.id, member);
    res.status(201).json(book);
  });
  app.use(notFound());
  app.use(errorHandler({ profile: library }));
  return app;
}
