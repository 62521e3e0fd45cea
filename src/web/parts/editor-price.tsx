import { checkedAs } from '../checked-as.ts';
import type { JudgedThread } from '../editor-view.ts';
import { usd } from '../status-words.tsx';

type Props = { readonly judged: JudgedThread; readonly isPractice: boolean };

/** What the whole thread costs, in sight while it is written; it stands out only where a link was not meant. */
export function EditorPrice({ judged, isPractice }: Props) {
  const { texts, hasAccident } = judged;
  return (
    <span id="live-price">
      <input type="hidden" name="checked" value={checkedAs(texts)} />
      <span class={hasAccident ? 'price accidental' : 'price'}>
        {postsAndPrice(judged)} on X{isPractice && ' (practice: nothing is charged)'}
        {hasAccident && ', with a link that may not be meant'}
      </span>
    </span>
  );
}

/** The same in short, where there is little room. */
export function ShortPrice({ judged }: Pick<Props, 'judged'>) {
  return (
    <span id="live-short" class={judged.hasAccident ? 'price accidental' : 'price'}>
      {postsAndPrice(judged)}
    </span>
  );
}

function postsAndPrice({ texts, priceUsd }: JudgedThread): string {
  return `${texts.length === 1 ? '1 post' : `${texts.length} posts`}, ${usd(priceUsd)}`;
}
