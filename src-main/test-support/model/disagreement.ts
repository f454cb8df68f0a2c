/** A vault and the model of one did not do the same. */
export class Disagreement extends Error {
  override readonly name = "Disagreement";
}
