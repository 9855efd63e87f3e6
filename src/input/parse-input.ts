import { assertKnownNames, ConfigurationError, wrongOption } from "../errors/configuration-error";
import type { ErrorClass } from "../errors/documented-errors";
import type { Issue } from "../errors/error-options";
import { statusOfClass } from "../errors/http-error";
import { invalidInput, issueOf, readPath } from "../mappers/issues";
import { describeValue, ignoreRejection, isArray, isObject, readProperty } from "../untrusted";

const PARTS: readonly Issue["in"][] = ["body", "query", "path", "header", "cookie"];

/**
 * The options of {@link parseInput}.
 *
 * @example
 * ```ts
 * const options: ParseInputOptions = { in: "body" };
 * ```
 */
export interface ParseInputOptions {
  /**
   * The part of the request that the input is. Each issue names it.
   *
   * @default none: the issues name no part
   *
   * @example
   * ```ts
   * parseInput(z.object({ limit: z.coerce.number() }), req.query, { in: "query" });
   * ```
   */
  in?: Issue["in"];
  /**
   * The class of the error that is thrown. Its status is a 4xx.
   *
   * @default BadRequest
   *
   * @example
   * ```ts
   * parseInput(z.string(), req.body, { error: standardProfile.errors.UnprocessableContent });
   * ```
   */
  error?: ErrorClass | undefined;
  /**
   * The message of the error. It is sent.
   *
   * @default none: the meaning of the row that answers is sent
   *
   * @example
   * ```ts
   * parseInput(z.string(), req.body, { message: "The key is not valid." });
   * ```
   */
  message?: string | undefined;
}

/**
 * What {@link parseInput} returns: the output of the schema, or a promise of it if the schema is known to
 * validate asynchronously. If that shows only at run time, as with an async refinement of zod, the type is the output:
 * then write `await`.
 *
 * @example
 * ```ts
 * const Key = z.object({ alias: z.string() });
 * const key: ParsedInput<typeof Key> = parseInput(Key, req.body);
 * ```
 */
export type ParsedInput<Schema extends StandardSchema> = Schema extends AsynchronousSchema
  ? Promise<OutputOf<Schema>>
  : OutputOf<Schema>;

type AsynchronousSchema =
  | { readonly "~standard": { readonly validate: (value: unknown) => Promise<unknown> } }
  // valibot says so here.
  | { readonly async: true };

/**
 * Checks input with a schema of any library that follows Standard Schema, and returns what the schema makes of
 * it, typed. A schema that validates asynchronously makes it return a promise, from which nothing can be read
 * without `await`.
 *
 * @throws BadRequest, or the error of the option `error`, if the schema refuses the input. It has the first 100 issues,
 * and their count if there are more. The texts are the schema's; what they quote of the input is replaced by "…".
 * @throws ConfigurationError for what is not a schema, and for unknown or wrong options.
 *
 * @example
 * ```ts
 * const Key = z.object({ alias: z.string().max(255) });
 *
 * app.post("/keys", (req, res) => {
 *   const { alias } = parseInput(Key, req.body, { in: "body" });
 *   res.status(201).json(createKey(alias));
 * });
 * ```
 */
export function parseInput<Schema extends StandardSchema>(
  schema: Schema,
  input: unknown,
  options: ParseInputOptions = {},
): ParsedInput<Schema> {
  checkSchema(schema);
  checkOptions(options);
  const result: unknown = schema["~standard"].validate(input);
  const take = (settled: unknown): unknown => takeOutput(settled, input, options);
  const parsed = isThenable(result) ? mustBeAwaited(Promise.resolve(result).then(take)) : take(result);
  // Whether it is a promise, only the schema knows.
  return parsed as ParsedInput<Schema>;
}

/** The output of a schema. Its result has issues if there is none. */
function takeOutput(result: unknown, input: unknown, options: ParseInputOptions): unknown {
  const issues = readProperty(result, "issues");
  if (!issues) return takeValue(result);
  const toIssue = (issue: unknown): Issue => inputIssue(issue, input, options.in);
  throw invalidInput(isArray(issues) ? issues : [], toIssue, options.error, options.message);
}

/** Input must not count as checked if the schema returned neither a value nor issues. */
function takeValue(result: unknown): unknown {
  if (isObject(result) && "value" in result) return result.value;
  throw new ConfigurationError(
    "wrong-option",
    `parseInput takes a schema that returns a value or issues, but it returned ${describeValue(result)}.`,
  );
}

function checkSchema(schema: unknown): void {
  if (typeof readProperty(readProperty(schema, "~standard"), "validate") === "function") return;
  throw wrongOption("parseInput", "a schema that follows Standard Schema", schema);
}

function checkOptions(options: ParseInputOptions): void {
  assertKnownNames("parseInput", options, ["in", "error", "message"]);
  const { in: part, error, message } = options;
  if (part !== undefined && !PARTS.includes(part)) {
    throw wrongOption("parseInput", `${PARTS.join(", ")} as "in"`, part);
  }
  if (error !== undefined && !(statusOfClass(error) < 500)) {
    throw wrongOption("parseInput", 'a class of 4xx errors as "error"', error);
  }
  if (message !== undefined && typeof message !== "string") {
    throw wrongOption("parseInput", 'a text as "message"', message);
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof readProperty(value, "then") === "function";
}

/** An issue of a schema as one of ours, without what its text quotes of the input. */
export function inputIssue(issue: unknown, input: unknown, part: Issue["in"]): Issue {
  const path = readPath(readProperty(issue, "path"));
  const value = path.reduce(readProperty, input);
  const [message, code] = [readProperty(issue, "message"), readProperty(issue, "code")];
  return issueOf({ message, value, path, code }, part);
}

/**
 * A promise that throws if a member of the output is read from it. A schema can validate asynchronously although its
 * type does not say so. Without an `await` the program would read undefined, and take refused input for valid. A
 * rejection that nothing awaits does not end the process.
 */
export function mustBeAwaited<Output>(promise: Promise<Output>): Promise<Output> {
  ignoreRejection(promise);
  return new Proxy(promise, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof name === "symbol") return value;
      if (name === "then" || name === "catch" || name === "finally")
        return (value as () => unknown).bind(target);
      throw new TypeError("The schema validates asynchronously. Write await parseInput(…).");
    },
  });
}

/**
 * A schema of any library that follows Standard Schema (https://standardschema.dev): zod from 3.24, valibot
 * from 1, arktype from 2, joi from 18, yup from 1.7. Only what is used of it is written here.
 *
 * @example
 * ```ts
 * const Page: StandardSchema<{ limit: number }> = z.object({ limit: z.coerce.number() });
 * ```
 */
export interface StandardSchema<Output = unknown> {
  /** What the specification puts on every schema. */
  readonly "~standard": {
    /** The version of the specification. */
    readonly version: 1;
    /** The library of the schema, e.g. `"zod"`. */
    readonly vendor: string;
    /** Returns what the schema makes of a value, or what is wrong with it. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** Never there when the program runs; the types of the schema for the compiler. */
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/** What a schema says of a value: its output, or the issues that it found. */
type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** One thing that a schema found wrong. */
interface StandardIssue {
  /** What is wrong, in the words of the schema's library. */
  readonly message: string;
  /** Where it is, from the outermost key to the innermost; absent if it is the whole. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The type that a schema makes of its input. */
type OutputOf<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["output"];
