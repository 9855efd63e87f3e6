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
    /** Tells what the schema makes of a value, or what is wrong with it. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** Never there when the program runs; the types of the schema for the compiler. */
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/**
 * What a schema says of a value: its output, or the issues that it found.
 *
 * @example
 * ```ts
 * const toNumber = (value: unknown): StandardResult<number> =>
 *   typeof value === "number" ? { value } : { issues: [{ message: "must be a number" }] };
 * ```
 */
export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/**
 * One thing that a schema found wrong.
 *
 * @example
 * ```ts
 * const issue: StandardIssue = { message: "must not be empty", path: ["items", 0, "name"] };
 * ```
 */
export interface StandardIssue {
  /** What is wrong, in the words of the schema's library. */
  readonly message: string;
  /** Where it is, from the outermost key to the innermost; absent if it is the whole. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/**
 * The type that a schema makes of its input.
 *
 * @example
 * ```ts
 * const Key = z.object({ alias: z.string() });
 * const key: OutputOf<typeof Key> = { alias: "first" };
 * ```
 */
export type OutputOf<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["output"];
