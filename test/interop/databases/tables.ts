import { SECRET } from "../../support/secret";

/** Tables that refuse what they can; one row is there, so that it can be repeated and referred to. */
export const TABLES = `
  CREATE TABLE keys (
    id integer PRIMARY KEY,
    name varchar(20) NOT NULL UNIQUE,
    size integer CHECK (size > 0),
    owner uuid
  );
  CREATE TABLE versions (id integer PRIMARY KEY, "keyId" integer NOT NULL REFERENCES keys (id));
  INSERT INTO keys VALUES (1, '${SECRET}', 256, NULL);
  INSERT INTO versions VALUES (1, 1);
`;
