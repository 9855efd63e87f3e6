// The public names of `express-error-profiles/mapping`, all of them: what helps to write a mapper.
export { descendsFrom, messageOf, socketErrorCode, stackBeginsIn, viaCause } from "./mappers/mapping";
export { hideValue, jsonPointer } from "./mappers/issues";
