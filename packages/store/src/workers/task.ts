import type { Problem, Result } from '@sanyi/kernel';

/** Tells how many units of work were done since the last call. */
export type Tell = (units: number) => void;

/**
 * A kind of work that can run in a worker thread: `shared` is prepared once per worker, then
 * inputs are worked off one by one. Inputs, outputs and `shared` are plain data.
 */
export type TaskMaker<Shared, Input, Output> = (
  shared: Shared,
) => Promise<Result<(input: Input, tell: Tell) => Promise<Result<Output>>>>;

/** A worker ready for inputs. */
export type Worker<Input, Output> = {
  run(input: Input, tell: Tell): Promise<Result<Output>>;
  close(): Promise<void>;
};

/** What the main thread sends: what all workers share, then one input after the other. */
export type Order = { readonly shared: unknown } | { readonly input: unknown };

/** What a worker sends back. */
export type Answer =
  | { readonly kind: 'told'; readonly units: number }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly problems: readonly [Problem, ...Problem[]] }
  | { readonly kind: 'broken'; readonly message: string };
