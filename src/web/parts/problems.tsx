import type { Problem } from '../../compose/problem.ts';
import { Icon } from '../icons.tsx';

const words = {
  block: { word: 'Must be mended', icon: 'cross' },
  warn: { word: 'Look at this', icon: 'triangle' },
  note: { word: 'Good to know', icon: 'note' },
} as const;

/** What is wrong, each in a sentence with what mends it. */
export function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="problems">
      {problems.map(({ severity, message, fix }) => (
        <li class={severity}>
          <Icon name={words[severity].icon} />
          <p>
            <strong>{words[severity].word}:</strong> {message} <span class="fix">{fix}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
