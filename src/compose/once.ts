/** A function that finds its answer for each thing once, for things asked about again and again in one task. */
export function once<Thing, Answer extends number | boolean>(
  find: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const known = new Map<Thing, Answer>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const answer = find(thing);
    known.set(thing, answer);
    return answer;
  };
}
