// A client in a process of its own that goes on sending and reads nothing for a while, as many do. Its arguments: the
// port, and the head of its request. It prints what it received.
const { connect } = require("node:net");

const [port, head] = process.argv.slice(2);
const CHUNK = Buffer.alloc(32_768, "a");
const CHUNKS = 12;
const PAUSE = 15;

const socket = connect(Number(port), "127.0.0.1", () => {
  socket.pause();
  socket.write(head);
  let sent = 0;
  const timer = setInterval(() => {
    socket.write(CHUNK);
    if (++sent < CHUNKS) return;
    clearInterval(timer);
    socket.resume();
  }, PAUSE);
});
socket.on("data", (bytes) => process.stdout.write(bytes));
socket.on("error", (error) => {
  process.stdout.write(`<${error.code}>`);
  process.exit();
});
socket.on("end", () => process.exit());
