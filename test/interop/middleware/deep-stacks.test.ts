import { expectWholeAnswersOfDeepStacks } from "../../support/deep-stacks";

it("answers at the bottom of a recursion through compression, a session and a log of requests", async () => {
  await expectWholeAnswersOfDeepStacks(require.resolve("../support/wrapping-middleware"));
});
