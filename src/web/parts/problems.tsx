import type { Fix } from '../../compose/edits/fixing.ts';
import type { Problem } from '../../compose/problem.ts';
import { Icon } from '../icons.tsx';

const words = {
  block: { word: 'Must be mended', icon: 'cross' },
  warn: { word: 'Look at this', icon: 'triangle' },
  note: { word: 'Good to know', icon: 'note' },
} as const;

type Props = {
  readonly problems: readonly Problem[];
  /** What a press can do about a problem. */
  readonly fixes?: (problem: Problem) => readonly Pick<Fix, 'id' | 'label'>[];
};

/** What is wrong, each in a sentence with what mends it, as a button where bobbin can. */
export function Problems({ problems, fixes = () => [] }: Props) {
  if (problems.length === 0) return null;
  return (
    <ul class="problems">
      {problems.map((problem) => {
        const { severity, rule, post, message, fix } = problem;
        const offered = fixes(problem);
        return (
          <li class={severity}>
            <Icon name={words[severity].icon} />
            <p>
              <strong>{words[severity].word}:</strong> {message}{' '}
              {offered.length === 0 && <span class="fix">{fix}</span>}
              {offered.map(({ id, label }) => (
                <button type="submit" name="edit" value={`fix ${post ?? 0} ${rule} ${id}`} class="link">
                  {label}
                </button>
              ))}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
