import { invalidInput, type Issue, issueOf, keysOfPath } from "../issues";
import { builtIn, descendsFrom, type Foreign, isRecord, membersOf } from "../mapping";

/** The usual names of the parameter of a controller that is the body. */
const BODY = /^(?:body|requestBody)$/;

/** The index of a list. */
const INDEX = /^\$(\d+)$/;

/**
 * tsoa's ValidateError. Its `fields` hold the refused values, which are not sent.
 *
 * @example
 * ```ts
 * errorHandler({ mappers: withoutMapper(defaultMappers, mapTsoa) });
 * ```
 */
export const mapTsoa = builtIn("mapTsoa", (error) => {
  const { name, status, fields } = error;
  const isRefusal =
    name === "ValidateError" && status === 400 && isRecord(fields) && descendsFrom(error, "ValidateError");
  if (!isRefusal) return undefined;
  return invalidInput(Object.entries(fields as Foreign), ([field, refused]) =>
    issueOfField(field, membersOf(refused)),
  );
});

function issueOfField(field: string, { message, value }: Foreign): Issue {
  const [first = "", ...rest] = keysOfPath(field);
  // A field with members is one of the body, which has the name of the parameter in the controller.
  const isBody = BODY.test(first) || (rest.length > 0 && !rest.every((key) => INDEX.test(key)));
  const path = (isBody ? rest : [first, ...rest]).map((key) => key.replace(INDEX, "$1"));
  // What follows is the issues of each alternative, with the refused values.
  const detail = typeof message === "string" ? message.replace(/ Issues: [^]*$/, "") : message;
  return issueOf({ message: detail, value, path }, isBody ? "body" : undefined);
}
