import { expectWholeAnswersOfDeepStacks } from "../support/deep-stacks";

it("answers whole, or not at all, what is passed on at the bottom of a recursion", async () => {
  await expectWholeAnswersOfDeepStacks();
}, 65_000);
