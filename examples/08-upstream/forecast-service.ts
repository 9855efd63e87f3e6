import express from "express";

/** The upstream of this example: a service of somebody else, with a bad day in every city but one. */
export function forecastService(key: string) {
  const service = express();

  service.get("/forecast", (req, res) => {
    if (req.get("Authorization") !== `Bearer ${key}`) {
      res.status(401).json({ error: `"${req.get("Authorization") ?? ""}" is not known here.` });
    } else if (req.query["city"] === "lisbon") {
      res.json({ city: "lisbon", celsius: 21 });
    } else if (req.query["city"] === "london") {
      res.status(429).set("Retry-After", "30").json({ error: "Ten forecasts a minute are enough." });
    } else if (req.query["city"] === "rome") {
      res.json({ city: "rome", celsius: "about twenty" });
    } else if (req.query["city"] !== "oslo") {
      res.status(404).json({ error: "Never heard of it." });
    }
    // For oslo there is no answer at all.
  });

  return service;
}
