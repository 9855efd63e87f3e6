export { documentRefusals } from "./server/document-refusals";
