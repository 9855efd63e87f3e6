import { listen } from "../listen";
import { app } from "./app";

listen(app, (address) => [
  `curl -i ${address}/stickers -F 'sticker=GIF89a;filename=cat.gif'`,
  `curl -i ${address}/stickers -F 'sticker=meow;filename=cat.gif'`,
  `curl -i ${address}/stickers -F 'picture=GIF89a;filename=cat.gif'`,
  `head -c 200000 /dev/zero | curl -i ${address}/stickers -F 'sticker=@-;filename=cat.gif'`,
]);
