import { documentRefusals } from "express-error-profiles/server";
import { listen } from "../listen";
import { app } from "./app";
import { kms } from "./profile";

const server = listen(app, (address) => {
  const path = `${address}/v1.0/my-project/kms`;
  return [
    `curl -i ${path}/list-keys -X POST`,
    `curl -i ${path}/create-key -H 'X-Auth-Token: any' -d '{"key_alias":""}'`,
    `curl -i ${path}/create-key -H 'X-Auth-Token: any' -d '{"key_alias":"first"}'`,
  ];
});

// What Node refuses before Express is called is answered from the table too: printf 'x\r\n\r\n' | nc localhost 3000
documentRefusals(server, { profile: kms });
