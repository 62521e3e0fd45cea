import { limit } from '../../compose/weigh.ts';

type Props = {
  readonly weight: number;
  /** How much of it X counts for links. */
  readonly linkWeight?: number;
};

/** How full a post is: a ring that closes at 280, and the number with what it is made of. */
export function Ring({ weight, linkWeight = 0 }: Props) {
  const isOver = weight > limit;
  const part = Math.min(100, Math.round((weight / limit) * 100));
  return (
    <span class={isOver ? 'ring over' : 'ring'}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
        <circle class="track" cx="10" cy="10" r="8" />
        <circle class="fill" cx="10" cy="10" r="8" pathLength="100" stroke-dasharray={`${part} 100`} />
      </svg>
      <span>
        {weight} / {limit}
        {linkWeight > 0 && ` (${weight - linkWeight} text + ${linkWeight} link)`}
        {isOver && <strong> · {weight - limit} too many</strong>}
      </span>
    </span>
  );
}
