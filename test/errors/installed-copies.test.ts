import * as installedHere from "../../src";

/** The package as another package installed it: every module of it is loaded a second time. */
function loadAnotherCopy(): typeof installedHere {
  let copy: typeof installedHere | undefined;
  jest.isolateModules(() => {
    copy = jest.requireActual<typeof installedHere>("../../src");
  });
  if (copy === undefined) throw new Error("No copy was loaded.");
  return copy;
}

const installedThere = loadAnotherCopy();

const CLASSES = [
  "BadRequest",
  "Unauthorized",
  "Forbidden",
  "NotFound",
  "NotAcceptable",
  "Conflict",
  "InternalError",
  "ServerUnavailable",
] as const;

it("loads the package twice", () => {
  expect(installedThere.HttpError).not.toBe(installedHere.HttpError);
  expect(installedThere.NotFound).not.toBe(installedHere.NotFound);
});

describe.each(CLASSES)("%s of another installed copy", (name) => {
  it("counts as one of this copy, and the other way round", () => {
    expect(new installedThere[name]()).toBeInstanceOf(installedHere[name]);
    expect(new installedHere[name]()).toBeInstanceOf(installedThere[name]);
    expect(new installedThere[name]()).toBeInstanceOf(installedHere.HttpError);
  });

  it("counts as no other class of this copy", () => {
    const error = new installedThere[name]();
    expect(CLASSES.filter((other) => error instanceof installedHere[other])).toEqual([name]);
  });
});

it("an HttpError of another copy counts by its status", () => {
  expect(new installedThere.HttpError(409)).toBeInstanceOf(installedHere.Conflict);
  expect(new installedThere.HttpError(410)).not.toBeInstanceOf(installedHere.Conflict);
});

it("a user's subclass of another copy counts as the class of its status, and of its own class alone", () => {
  class KeyNotFound extends installedThere.NotFound {}
  class KeyNotFoundHere extends installedHere.NotFound {}
  const error = new KeyNotFound();
  expect(error).toBeInstanceOf(installedHere.NotFound);
  expect(error).toBeInstanceOf(KeyNotFound);
  expect(error).not.toBeInstanceOf(KeyNotFoundHere);
});
