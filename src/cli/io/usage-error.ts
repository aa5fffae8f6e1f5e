/** A mistake of the user, because of which the command could not run. */
export class UsageError extends Error {}
