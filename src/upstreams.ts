// The public names of `express-error-profiles/upstreams`, all of them.
export { mapAwsSdk } from "./upstreams/aws-sdk";
export { mapAxios } from "./upstreams/axios";
export { mapFetch } from "./upstreams/fetch";
export { mapGot } from "./upstreams/got";
export { mapOctokit } from "./upstreams/octokit";
export { mapOpenAI } from "./upstreams/openai";
export { mapUpstreamSocket } from "./upstreams/socket";
export { mapStripe } from "./upstreams/stripe";
export { mapUndici } from "./upstreams/undici";
export { upstreamMappers } from "./upstreams/upstream-mappers";
