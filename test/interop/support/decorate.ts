/** Decorates a method, as `@decorator` above it does. */
export function decorate(decorator: unknown, target: object, name: string): void {
  Reflect.apply(decorator as MethodDecorator, undefined, [
    target,
    name,
    Object.getOwnPropertyDescriptor(target, name),
  ]);
}
