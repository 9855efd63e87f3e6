import { listen } from "../listen";
import { app } from "./app";

listen(app, (address) => {
  const kms = `${address}/v1.0/my-project/kms`;
  return [
    `curl -i ${kms}/create-key -H 'X-Auth-Token: any' -d '{"key_alias":"first"}'`,
    `curl -i ${kms}/list-keys -H 'X-Auth-Token: any' -X POST`,
    `curl -i ${address}/nowhere`,
  ];
});
