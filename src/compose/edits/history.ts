import { z } from 'zod';
import { numberings } from '../template-front.ts';
import { isSameWording, type Wording } from './wording.ts';

/** Earlier wordings, the newest last, and those gone back from, the next last. */
export type History = { readonly past: readonly Wording[]; readonly future: readonly Wording[] };

export const noHistory: History = { past: [], future: [] };

/** Steps kept each way: enough for an hour's changes of mind, little enough for a form. */
const mostSteps = 20;

/** The history after a change away from `before`; a change that changed nothing is none. */
export function remember(history: History, before: Wording, after: Wording): History {
  if (isSameWording(before, after)) return history;
  return { past: [...history.past, before].slice(-mostSteps), future: [] };
}

/** One step back from `present`, or null at the beginning. */
export function undo(history: History, present: Wording): Step | null {
  const wording = history.past.at(-1);
  if (wording === undefined) return null;
  const future = [...history.future, present].slice(-mostSteps);
  return { wording, history: { past: history.past.slice(0, -1), future } };
}

/** One step forward again, or null where nothing was taken back. */
export function redo(history: History, present: Wording): Step | null {
  const wording = history.future.at(-1);
  if (wording === undefined) return null;
  const past = [...history.past, present].slice(-mostSteps);
  return { wording, history: { past, future: history.future.slice(0, -1) } };
}

type Step = { readonly wording: Wording; readonly history: History };

const index = z.int().nonnegative();
const packedSchema = z.object({
  /** Each text once: neighbouring steps differ in a post or two. */
  texts: z.array(z.string().max(20_000)).max(4_000),
  past: z
    .array(z.tuple([index, z.enum(numberings), z.array(z.tuple([index, index])).max(100)]))
    .max(mostSteps),
  future: z
    .array(z.tuple([index, z.enum(numberings), z.array(z.tuple([index, index])).max(100)]))
    .max(mostSteps),
});
type Packed = z.infer<typeof packedSchema>;

/** The history as a text that a form can carry. */
export function packHistory({ past, future }: History): string {
  const texts = new Map<string, number>();
  const at = (text: string) => {
    const known = texts.get(text) ?? texts.size;
    texts.set(text, known);
    return known;
  };
  const pack = ({ template, numbering, posts }: Wording): Packed['past'][number] => [
    at(template),
    numbering,
    posts.map(({ id, words }) => [at(id), at(words)]),
  ];
  const packed = { past: past.map(pack), future: future.map(pack) };
  return JSON.stringify({ texts: [...texts.keys()], ...packed });
}

/** A history that cannot be read is an empty one: the words in hand matter, not the way to them. */
export function unpackHistory(text: string): History {
  const packed = packedSchema.safeParse(parsed(text));
  if (!packed.success) return noHistory;
  const { texts, past, future } = packed.data;
  const word = (at: number) => texts[at] ?? '';
  const unpack = ([template, numbering, posts]: Packed['past'][number]): Wording => ({
    template: word(template),
    numbering,
    posts: posts.map(([id, words]) => ({ id: word(id), words: word(words) })),
  });
  return { past: past.map(unpack), future: future.map(unpack) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
