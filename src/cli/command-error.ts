/** A command cannot do what was asked; says why, and what to do. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
  readonly fix: string | null;
  constructor(message: string, fix: string | null = null, options?: ErrorOptions) {
    super(message, options);
    this.fix = fix;
  }
}

/** The command was not written as it is meant: exit code 2. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}
