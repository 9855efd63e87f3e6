// The public names of `express-error-profiles/validators`, all of them.
export {
  mapAjv,
  mapArktype,
  mapClassValidator,
  mapJoi,
  mapSuperstruct,
  mapTypebox,
  mapValibot,
  mapYup,
  mapZod,
  validationMappers,
} from "./mappers/validators/validation-mappers";
