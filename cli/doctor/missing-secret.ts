/** The vault answers, and a secret is not as it should be. */
export class MissingSecret extends Error {
  override readonly name = "MissingSecret";
}
