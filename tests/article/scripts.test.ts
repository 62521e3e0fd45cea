import { expect, test } from 'vitest';
import { hasOtherScript } from '../../src/article/scripts.ts';

test.each(['Сегодня', 'اليوم', 'आज', '今日', 'フォロー', 'Café Ω', 'Pier 4：open'])(
  '%s may have another script',
  (text) => {
    expect(hasOtherScript(text)).toBe(true);
  },
);

test.each(['The quay’s “new” berth – 40% dearer…', 'Şile’de bugün', 'Tiếng Việt ở đây', '€5 → $6'])(
  '%s has Latin letters only',
  (text) => {
    expect(hasOtherScript(text)).toBe(false);
  },
);
