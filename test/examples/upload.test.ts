import request, { type Test } from "supertest";
import { app } from "../../examples/06-upload/app";

const gif = Buffer.from("GIF89a");

function upload(): Test {
  return request(app).post("/stickers").set("X-Request-Id", "r-1");
}

describe("the example of an upload", () => {
  it.each([{ version: "GIF87a" }, { version: "GIF89a" }])("takes a $version", async ({ version }) => {
    const response = await upload().attach("sticker", Buffer.from(version), "cat.gif");
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ bytes: 6 });
  });

  it("takes a sticker that is just not too large", async () => {
    const sticker = Buffer.concat([gif, Buffer.alloc(100_000 - gif.length)]);
    const response = await upload().attach("sticker", sticker, "cat.gif");
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ bytes: 100_000 });
  });

  it.each([
    {
      problem: "a file that is too large",
      send: () => upload().attach("sticker", Buffer.alloc(100_001), "cat.gif"),
      status: 413,
      issue: { detail: "The file is too large.", pointer: "#/sticker", code: "LIMIT_FILE_SIZE" },
    },
    {
      problem: "a file under another name",
      send: () => upload().attach("picture", gif, "cat.gif"),
      status: 400,
      issue: { detail: "No such file is expected.", pointer: "#/picture", code: "LIMIT_UNEXPECTED_FILE" },
    },
    {
      problem: "a form without the file",
      send: () => upload().type("multipart/form-data; boundary=b").send("--b--\r\n"),
      status: 400,
      issue: { detail: "The file is missing.", pointer: "#/sticker" },
    },
    {
      problem: "no form at all",
      send: upload,
      status: 400,
      issue: { detail: "The file is missing.", pointer: "#/sticker" },
    },
  ])("answers $problem with $status and the field", async ({ send, status, issue }) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ status, errors: [issue], requestId: "r-1" });
  });

  it.each([
    {
      problem: "a file that only says it is a GIF",
      send: () =>
        upload().attach("sticker", Buffer.from("<svg>"), { filename: "a.gif", contentType: "image/gif" }),
      status: 415,
      title: "Unsupported Media Type",
      detail: "The sticker is not a GIF.",
    },
    {
      problem: "two files",
      send: () => upload().attach("sticker", gif, "a.gif").attach("sticker", gif, "b.gif"),
      status: 413,
      title: "Content Too Large",
      detail: "The form has too many files.",
    },
    {
      problem: "a field beside the file",
      send: () => upload().field("name", "cat").attach("sticker", gif, "cat.gif"),
      status: 413,
      title: "Content Too Large",
      detail: "The form has too many fields.",
    },
    {
      problem: "a form without a boundary",
      send: () => upload().type("multipart/form-data").send("--b--\r\n"),
      status: 400,
      title: "Bad Request",
      detail: "The form is malformed.",
    },
  ])("answers $problem with $status and a sentence", async ({ send, status, title, detail }) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(response.body).toEqual({ type: "about:blank", title, status, detail, requestId: "r-1" });
  });
});
