/** A mistake of whoever runs the command: it could not run. */
export class UsageError extends Error {}
