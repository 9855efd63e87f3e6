import { ConfigurationError, type ConfigurationErrorCode } from "../errors/configuration-error";

/** The error of a wrong definition: what is wrong with which table, and what to do. */
export function definitionError(
  code: ConfigurationErrorCode,
  what: string,
  cure: string,
): ConfigurationError {
  return new ConfigurationError(code, `${what}. ${cure}.`);
}
