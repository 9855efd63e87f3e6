/**
 * A property of a request or a response. By `message.name` it would cost several times as much: Express gives each
 * of them another prototype, so that each has a hidden class of its own, which no inline cache of V8 has seen.
 *
 * @throws what its getter throws.
 */
export function read<Message extends object, Name extends keyof Message>(
  message: Message,
  name: Name,
): Message[Name] {
  return Reflect.get(message, name);
}
