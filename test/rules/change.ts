/** Puts a value at a place of a policy, such as `clocks.notice.span.count`. @throws Error when there is no such place */
export function change(inside: unknown, place: string, value: unknown): void {
  const [key = '', ...deeper] = place.split('.');
  if (typeof inside !== 'object' || inside === null) throw new Error(`the policy has nothing at ${key}`);
  if (deeper.length > 0) change(Reflect.get(inside, key), deeper.join('.'), value);
  else Reflect.set(inside, key, value);
}
