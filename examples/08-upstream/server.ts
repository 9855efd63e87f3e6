import type { AddressInfo } from "node:net";
import { listen } from "../listen";
import { createApp } from "./app";
import { forecastService } from "./forecast-service";

const key = process.env["FORECAST_KEY"] ?? "known-to-both";
const configured = process.env["FORECAST_ADDRESS"];

if (configured === undefined) {
  // None is configured, so the one next to this file is started.
  const service = forecastService(key).listen(0, "127.0.0.1", (error) => {
    if (error !== undefined) throw error;
    const { port } = service.address() as AddressInfo;
    start(`http://127.0.0.1:${port}`);
  });
} else {
  start(configured);
}

function start(forecasts: string): void {
  listen(createApp({ address: forecasts, key, timeoutInMilliseconds: 1000 }), (address) =>
    ["lisbon", "atlantis", "rome", "london", "oslo"].map((city) => `curl -i '${address}/coat?city=${city}'`),
  );
}
