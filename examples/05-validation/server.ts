import { listen } from "../listen";
import { app } from "./app";

listen(app, (address) => {
  const post = `curl -i ${address}/bookings -H 'Content-Type: application/json'`;
  return [
    `${post} -d '{"room":7,"date":"2030-05-01","guests":["Ada"]}'`,
    `${post} -d '{"room":7,"date":"2030-05-01","guests":["Grace"]}'`,
    `${post} -d '{"room":99,"date":"tomorrow","guests":["Ada",""]}'`,
    `curl -i '${address}/bookings?room=7'`,
    `curl -i '${address}/bookings?room=seven'`,
  ];
});
