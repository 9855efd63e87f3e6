import { kebabCase } from "../../src/response/build-response";

it.each([
  { reason: "Not Found", ending: "not-found" },
  { reason: "I'm a Teapot", ending: "im-a-teapot" },
  { reason: "Non-Authoritative  Information", ending: "non-authoritative-information" },
  { reason: "Error 7 (network)", ending: "error-7-network" },
  { reason: "Zu früh", ending: "zu-fr%C3%BCh" },
])("kebabCase makes $ending of $reason", ({ reason, ending }) => {
  expect(kebabCase(reason)).toBe(ending);
});
