import { PAGES, readPage } from "./markdown";

/** What people look for, and the words of the heading that they find. */
const SEARCHED: readonly { readonly question: string; readonly words: string }[] = [
  { question: "return 422", words: "422" },
  { question: "too many requests", words: "429" },
  { question: "rate limit", words: "rate limit" },
  { question: "405 method not allowed", words: "method not allowed 405" },
  { question: "custom error class", words: "own errors" },
  { question: "log format", words: "log format" },
  { question: "log with pino", words: "pino-http" },
  { question: "log with winston", words: "winston" },
  { question: "Sentry", words: "sentry" },
  { question: "metrics", words: "prometheus" },
  { question: "tracing", words: "opentelemetry" },
  { question: "request id", words: "request id" },
  { question: "stack in development", words: "stack development" },
  { question: "stack traces cost too much", words: "stack traces" },
  { question: "no log lines in tests", words: "silence tests" },
  { question: "supertest", words: "testing" },
  { question: "mock request and response", words: "node-mocks-http" },
  { question: "which statuses do my tests cover", words: "which statuses" },
  { question: "graceful shutdown", words: "shutdown" },
  { question: "readiness probe", words: "readiness" },
  { question: "nginx", words: "nginx" },
  { question: "AWS Lambda", words: "serverless" },
  { question: "CORS", words: "cors" },
  { question: "NestJS", words: "nestjs" },
  { question: "routing-controllers", words: "routing-controllers" },
  { question: "tsoa", words: "tsoa" },
  { question: "file upload", words: "multer" },
  { question: "req.body is undefined", words: "req.body undefined" },
  { question: "validate input", words: "validation" },
  { question: "error codes", words: "codes" },
  { question: "translate messages", words: "languages" },
  { question: "Swagger", words: "openapi" },
  { question: "errors of the database", words: "databases" },
  { question: "JWT", words: "express-jwt" },
  { question: "migrate from http-errors", words: "from http-errors" },
  { question: "migrate from boom", words: "from boom" },
  { question: "async handlers in Express 4", words: "express-async-errors" },
];

const HEADINGS = PAGES.flatMap((page) =>
  [
    ...readPage(page)
      .replace(/^```[^]*?^```$/gm, "")
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = ""]) => heading.toLowerCase()),
);

it.each(SEARCHED)("a heading answers the question: $question", ({ words }) => {
  const found = HEADINGS.filter((heading) => words.split(" ").every((word) => heading.includes(word)));
  expect(found).not.toEqual([]);
});
