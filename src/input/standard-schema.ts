/**
 * A schema of any library that follows Standard Schema (https://standardschema.dev): zod from 3.24, valibot
 * from 1, arktype from 2, joi from 18, yup from 1.7. Only what is used of it is written here.
 */
export interface StandardSchema<Output = unknown> {
  /** What the specification puts on every schema. */
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    /** Tells what the schema makes of a value, or what is wrong with it. */
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    /** Never there when the program runs; the types of the schema for the compiler. */
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

/** What a schema says of a value: its output, or the issues that it found. */
export type StandardResult<Output> =
  { readonly value: Output; readonly issues?: undefined } | { readonly issues: readonly StandardIssue[] };

/** One thing that a schema found wrong. */
export interface StandardIssue {
  /** What is wrong, in the words of the schema's library. */
  readonly message: string;
  /** Where it is, from the outermost key to the innermost; absent where it is the whole. */
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** The type that a schema makes of its input. */
export type OutputOf<Schema extends StandardSchema> = NonNullable<Schema["~standard"]["types"]>["output"];
