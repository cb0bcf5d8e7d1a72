/** What keeps the embedded parts from starting, said in one line a person can act on. Its message is meant for the user as it stands. */
export class SetupProblem extends Error {
  override name = 'SetupProblem'
}
