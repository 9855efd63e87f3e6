export {
  mapAwsSdk,
  mapAxios,
  mapFetch,
  mapGot,
  mapOctokit,
  mapOpenAI,
  mapStripe,
  mapUndici,
  mapUpstreamSocket,
  upstreamMappers,
} from "./upstreams.js";
