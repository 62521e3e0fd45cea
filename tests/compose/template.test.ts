import { describe, expect, test } from 'vitest';
import { composeThread } from '../../src/compose/compose.ts';
import { parseTemplate } from '../../src/compose/template.ts';
import { articleOf, link, template, templateNames } from './templates.ts';

const front = '---\nname: trial\nlink: last\n---\n';

function troubles(text: string) {
  const parsed = parseTemplate(text);
  return parsed.ok ? [] : parsed.troubles;
}

test.each(templateNames)('the template %s is good and named after its file', (name) => {
  expect(template(name).name).toBe(name);
});

test('a field that does not exist is refused with its place and the one that was meant', () => {
  expect(troubles(`${front}Hello {{hok}} {{link}}`)).toEqual([
    { line: 5, column: 7, message: '{{hok}} is not a field.', fix: 'Did you mean {{hook}}?' },
  ]);
});

test('a setting that does not exist is refused with the one that was meant', () => {
  const [trouble] = troubles('---\nname: trial\nnumbring: n/m\n---\n{{hook}} {{link}}');
  expect(trouble).toMatchObject({ line: 3, fix: 'Did you mean "numbering"?' });
});

test.each([
  ['maxPosts: 400', 11, '"maxPosts" cannot be "400".', 'It can be a whole number from 1 to 25.'],
  ['maxPosts: many', 11, '"maxPosts" cannot be "many".', 'It can be a whole number from 1 to 25.'],
  ['numbering: n/n', 12, '"numbering" cannot be "n/n".', 'Did you mean "n/"? It can be none, n/, n/m.'],
  ['link: lst', 7, '"link" cannot be "lst".', 'Did you mean "last"? It can be last, first, none.'],
  ['hashtag: two words', 10, '"hashtag" cannot be "two words".', 'It can be one hashtag, such as #Harbour.'],
  ['replacesBuiltIn: perhaps', 18, '"replacesBuiltIn" cannot be "perhaps".', 'It can be yes or no.'],
])('a wrong value is told at its place in plain words: %s', (line, column, message, fix) => {
  const [trouble] = troubles(`---\nname: trial\n${line}\n---\n{{hook}} {{link}}`);
  expect(trouble).toEqual({ line: 3, column, message, fix });
});

test('a name that is missing is told with what it can be', () => {
  expect(troubles('---\nlink: last\n---\n{{hook}} {{link}}')[0]).toEqual({
    line: 1,
    column: 1,
    message: 'The setting "name" is missing.',
    fix: 'Add a line "name: …". It can be one word of letters, digits, _ and -, 40 at most.',
  });
});

test.each(['{{> other}}', '{{{hook}}}', '{{=<% %>=}}', '{{^highlights}}none{{/highlights}}'])(
  '%s cannot be used',
  (tag) => {
    expect(troubles(`${front}{{hook}}\n${tag}\n{{link}}`)[0]?.message).toMatch(/cannot be used/);
  },
);

test('inherited names of objects are no fields', () => {
  expect(troubles(`${front}{{constructor}} {{link}}`)[0]?.message).toBe('{{constructor}} is not a field.');
});

test('a section that is never closed is told where it begins', () => {
  expect(troubles(`${front}{{hook}} {{link}}\n---\n{{#highlights}}x\nand\nmore`)[0]).toMatchObject({
    line: 7,
    column: 1,
    message: 'Unclosed section "highlights".',
  });
});

test('a template that says "link: last" must have the link in its last post', () => {
  expect(troubles(`${front}{{hook}} {{link}}\n---\n{{closing}}`)[0]?.message).toMatch(
    /must stand once, in the last post/,
  );
});

test('a template without settings is refused', () => {
  expect(troubles('{{hook}} {{link}}')[0]).toMatchObject({ line: 1, column: 1 });
});

test('a section with a line of --- inside repeats whole posts, one without repeats lines', () => {
  expect(template('highlights').parts.map((part) => part.repeats)).toEqual([null, 'highlights', null]);
  expect(template('breaking').parts[1]?.pieces[0]).toMatchObject({ lines: 'highlights' });
});

describe('the call to action', () => {
  const story = (text: string) =>
    composeThread(articleOf(text), template('breaking'), { link }).posts.at(-1)?.text;

  test('is in traditional characters for a story in them', () => {
    const traditional = `港務局宣布渡輪從六月起夜間行駛

港務局五月十二日宣布，渡輪從六月一日起將行駛到凌晨兩點，這是該局十年來首次延長時間。

夜間航班每年將花費一百二十萬元，午夜後的船票為九元。醫院的護士們在二〇二二年提出了這個要求，四千一百人簽了名。
`;
    expect(story(traditional)).toContain('全文：');
    expect(articleOf(traditional).language).toBe('zh-Hant');
    const { posts } = composeThread(articleOf(traditional), template('highlights'), { link });
    expect(posts.at(-1)?.text).toContain('閱讀全文：');
    const declared = { ...articleOf(traditional), language: 'zh-TW' };
    expect(composeThread(declared, template('long-read'), { link }).posts.at(-1)?.text).toContain(
      '閱讀全文：',
    );
  });

  test('is in Dutch for a Dutch story', () => {
    const dutch = {
      ...articleOf(
        'De pont vaart ook des nachts\n\nDe pont van Rotterby vaart vanaf 1 juni tot twee uur in de nacht, zei het havenbedrijf op 12 mei.\n',
      ),
      language: 'nl',
    };
    expect(composeThread(dutch, template('breaking'), { link }).posts.at(-1)?.text).toContain(
      'Het hele bericht:',
    );
  });
});
