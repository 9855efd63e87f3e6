/** @jest-environment ./support/native-environment.cjs */
import { upstreamMappers } from "../../../src/upstreams";
import { SECRET } from "../../support/secret";
import { expectAnswered } from "../support/expect-answered";
import { importNatively } from "../support/import-natively";

type Stripe = typeof import("stripe", { with: { "resolution-mode": "import" } });

it.each([
  { what: "a body that was parsed", payload: { id: SECRET }, secret: "whsec_x" },
  { what: "a secret that is missing", payload: "{}", secret: "" },
])("answers 500 for $what, which is not a mistake of the client", async ({ payload, secret }) => {
  const { Stripe } = await importNatively<Stripe>("stripe");
  const { webhooks } = new Stripe(SECRET);
  const act = (): unknown => webhooks.constructEvent(payload as string, "t=1,v1=ab", secret);
  await expectAnswered({ act, mappers: upstreamMappers, status: 500 });
});
