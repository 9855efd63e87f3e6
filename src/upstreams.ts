// The public names of `express-error-profiles/upstreams`, all of them.
export { mapAwsSdk } from "./mappers/upstreams/aws-sdk";
export { mapAxios } from "./mappers/upstreams/axios";
export { mapFetch } from "./mappers/upstreams/fetch";
export { mapGot } from "./mappers/upstreams/got";
export { mapOctokit } from "./mappers/upstreams/octokit";
export { mapOpenAI } from "./mappers/upstreams/openai";
export { mapReceivedError } from "./mappers/upstreams/received-error";
export { mapUpstreamSocket } from "./mappers/upstreams/socket";
export { mapStripe } from "./mappers/upstreams/stripe";
export { mapUndici } from "./mappers/upstreams/undici";
export { upstreamMappers } from "./mappers/upstreams/upstream-mappers";
