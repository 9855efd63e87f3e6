import assert from "node:assert/strict";

/** Holds an answer to what its case says, and to being the answer of this very request. */
export function assertAnswer(answer, { status, detail, errors, isCut }, id) {
  if (isCut === true) {
    assert.equal(answer, undefined);
    return;
  }
  assert.notEqual(answer, undefined, `The connection of request ${id} was cut.`);
  assert.equal(answer.status, status);
  const body = JSON.parse(answer.body);
  if (detail === undefined) {
    assert.deepEqual(body, { id: String(id) });
    return;
  }
  assert.match(answer.head, new RegExp(`\r\nX-Request-Id: soak-${id}(\r\n|$)`));
  assert.match(answer.head, /\r\nContent-Type: application\/problem\+json\r\n/);
  assert.doesNotMatch(answer.head, /\r\n(Content-Encoding|ETag|Set-Cookie):/i);
  assert.doesNotMatch(answer.head + answer.body, /secret/);
  assert.equal(body.status, status);
  assert.equal(body.requestId, `soak-${id}`);
  assert.equal(body.detail, detail(id));
  assert.equal(body.errors?.length, errors);
}
