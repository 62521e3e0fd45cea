import { expect, test } from 'vitest';
import { parseTemplate } from '../../src/compose/template.ts';
import { template, templateNames } from './templates.ts';

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

test('a wrong value is told at its line', () => {
  const [trouble] = troubles('---\nname: trial\nmaxPosts: 400\n---\n{{hook}} {{link}}');
  expect(trouble).toMatchObject({ line: 3, column: 11 });
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

test('a section that is never closed is told where', () => {
  expect(troubles(`${front}{{hook}} {{link}}\n---\n{{#highlights}}x`)[0]).toMatchObject({
    line: 7,
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
