export {
  descendsFrom,
  hideValue,
  jsonPointer,
  messageOf,
  socketErrorCode,
  stackBeginsIn,
  viaCause,
} from "./mapping.js";
