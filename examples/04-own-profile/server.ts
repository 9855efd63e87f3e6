import { listen } from "../listen";
import { app } from "./app";

listen(app, (address) => [
  `curl -i ${address}/parcels/4`,
  `curl -i ${address}/parcels/1`,
  `curl -i ${address}/parcels/2`,
  `curl -i ${address}/parcels/unknown`,
]);
