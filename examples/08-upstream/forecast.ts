import { HttpError, NotFound, ServerUnavailable } from "express-error-profiles";
import { z } from "zod";

/** What the forecast service answers, as far as it is used here. */
const Forecast = z.object({ city: z.string(), celsius: z.number() });

export type Forecast = z.output<typeof Forecast>;

/** Where the forecast service is, and how it is asked. */
export interface ForecastService {
  readonly address: string;
  /** The secret that this server is known by there. */
  readonly key: string;
  readonly timeoutInMilliseconds: number;
}

/** Asks the forecast service. That it gave no answer, or none in time, is thrown by `fetch` itself. */
export async function fetchForecast(service: ForecastService, city: string): Promise<Forecast> {
  const url = new URL("/forecast", service.address);
  url.searchParams.set("city", city);
  const response = await fetch(url, {
    headers: { Authorization: `Bearer ${service.key}` },
    signal: AbortSignal.timeout(service.timeoutInMilliseconds),
  });
  // Read in any case, so that the connection can be used again.
  const text = await response.text();
  if (!response.ok) throw failureOf(response, city);
  return parseForecast(text);
}

/** An answer that is no success is no error to `fetch`. What it means to our own clients is for us to say. */
function failureOf({ status, headers }: Response, city: string): HttpError {
  if (status === 404) return new NotFound(`There is no forecast for ${city}.`);
  // The message of a 5xx stays in the log.
  const message = `The forecast service answered ${status}.`;
  if (status !== 429 && status !== 503) return new HttpError(502, message);
  return new ServerUnavailable(message, { retryAfter: secondsIn(headers.get("Retry-After")) });
}

function secondsIn(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}

/** By `parse` and not by `parseInput`: this data is not our client's, who is not to be blamed for it by a 400. */
function parseForecast(text: string): Forecast {
  try {
    return Forecast.parse(JSON.parse(text));
  } catch (cause) {
    throw new HttpError(502, "The forecast service answered something else than a forecast.", { cause });
  }
}
