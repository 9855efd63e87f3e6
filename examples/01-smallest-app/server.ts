import { listen } from "../listen";
import { app } from "./app";

listen(app, (address) => [`curl -i ${address}/keys/1`, `curl -i ${address}/nowhere`]);
