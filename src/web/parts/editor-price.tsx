import { checkedAs } from '../checked-as.ts';
import type { JudgedThread } from '../editor-view.ts';
import { usd } from '../status-words.tsx';

type Props = { readonly judged: JudgedThread; readonly isPractice: boolean };

/** What the whole thread costs, in sight while it is written; it stands out only where a link was not meant. */
export function EditorPrice({ judged, isPractice }: Props) {
  const { texts, priceUsd, hasAccident } = judged;
  const all = [...judged.problems, ...judged.posts.flatMap(({ problems }) => problems)];
  const isBlocked = all.some(({ severity }) => severity === 'block');
  return (
    <span id="live-price">
      <input type="hidden" name="checked" value={checkedAs(texts)} />
      <span class={hasAccident ? 'price accidental' : 'price'}>
        {texts.length === 1 ? '1 post' : `${texts.length} posts`}, {usd(priceUsd)} on X
        {isPractice && ' (practice: nothing is charged)'}
        {hasAccident && ', with a link that may not be meant'}
      </span>
      {isBlocked && <span class="field-error"> · Mend what must be mended first.</span>}
    </span>
  );
}
