import type { RouteHandlerMethod } from 'fastify';
import type { ZodType } from 'zod';

/** What a route takes and gives, as its handler reads and sends it. */
export type RouteForm = {
  readonly query?: ZodType;
  /** A form of JSON, or the bytes of a file. */
  readonly body?: ZodType | 'file';
  /** A JSON document where nothing is said. */
  readonly answer?: ZodType | 'file';
};

const FORMS = new WeakMap<object, RouteForm>();

/** Says what a handler takes and gives, so that the description of the interface can tell it. */
export function formed(form: RouteForm, handler: RouteHandlerMethod): RouteHandlerMethod {
  FORMS.set(handler, form);
  return handler;
}

/** What a handler takes and gives; nothing is known of one that was not {@link formed}. */
export const formOf = (handler: unknown): RouteForm | undefined =>
  typeof handler === 'function' ? FORMS.get(handler) : undefined;
