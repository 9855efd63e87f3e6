// The public names of `express-error-profiles/validators`, all of them.
export { validationMappers } from "./mappers/validators/validation-mappers";
export { mapAjv } from "./mappers/validators/ajv";
export { mapArktype } from "./mappers/validators/arktype";
export { mapClassValidator } from "./mappers/validators/class-validator";
export { mapJoi } from "./mappers/validators/joi";
export { mapSuperstruct } from "./mappers/validators/superstruct";
export { mapTypebox } from "./mappers/validators/typebox";
export { mapValibot } from "./mappers/validators/valibot";
export { mapYup } from "./mappers/validators/yup";
export { mapZod } from "./mappers/validators/zod";
