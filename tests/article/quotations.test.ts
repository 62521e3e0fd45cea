import { expect, test } from 'vitest';
import { isBalanced } from '../../src/article/balance.ts';
import { splitSentences } from '../../src/article/sentences.ts';

const spoken =
  'انہوں نے کہا: ’’ہم ایک دن کی تکلیف برداشت کر سکتے ہیں، ایک حادثہ نہیں۔ پل مرمت کے بعد ہی کھلے گا۔‘‘';

test('Urdu’s doubled marks are a quotation', () => {
  expect(isBalanced(spoken)).toBe(true);
  expect(isBalanced(spoken.slice(0, -2))).toBe(false);
  expect(isBalanced('„Ja“, sagte er, «oui» und ‹non›.')).toBe(true);
});

test('a quotation in them is not cut at its own stops', () => {
  const sentences = splitSentences(`${spoken} پل بند ہے۔`, 'ur').map(({ text }) => text);
  expect(sentences).toEqual([spoken, 'پل بند ہے۔']);
});

test('a Chinese speaker may have a long title after the quotation', () => {
  const text = '“能跑，但总磨脚。”清禾科技董事长周砚秋在发布会上说，公司为此投入了五年时间。';
  expect(splitSentences(text, 'zh')).toHaveLength(1);
});
