import { listen } from "../listen";
import { app } from "./app";

listen(app, (address) => [
  `curl -i -X POST ${address}/orders/7/cancellation`,
  `curl -i ${address}/v1.0/my-project/kms/create-key -H 'Content-Type: application/json' -d '{"key_alias":"payments"}'`,
  `curl -i ${address}/v1.0/my-project/kms/nowhere`,
  `curl -i ${address}/nowhere`,
]);
