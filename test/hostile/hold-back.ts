import type { ServerResponse } from "node:http";

/** Delays the end of a response that nothing else has sent meanwhile, as express-mung does. */
export function holdBack(response: Pick<ServerResponse, "end" | "headersSent">): void {
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.end = (...given: unknown[]) => {
    setTimeout(() => {
      if (!response.headersSent) end(...given);
    }, 20);
    return response as ServerResponse;
  };
}
