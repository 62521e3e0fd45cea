/**
 * Keeps what was made for a key, so that it is made once while it is in use. At most `most` results are
 * kept; then all are let go. What is made must depend on its key alone, and must not be changed by anyone.
 */
export function remembered<Value>(most: number): (key: string, make: () => Value) => Value {
  const known = new Map<string, Value>();
  return (key, make) => {
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const made = make();
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
