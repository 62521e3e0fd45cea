import { abbreviations } from './words.ts';

export const chinese = abbreviations({
  saying: '说 說 问 問 道 表示 称 稱 指出 写道 回答 强调 补充 感叹 坦言',
});

export const noAbbreviations = abbreviations({});
