export { errorPage, type ErrorPageOptions } from "./pages/error-page";
export type { PageLabels } from "./pages/labels";
export { problemFiles, type ProblemFilesOptions } from "./pages/problem-files";
export { problemPages, type ProblemPagesOptions } from "./pages/problem-pages";
