import type { z } from 'zod';

/**
 * What is wrong with a request, and where, for whoever wrote it: `source.article.title: is missing`. A schema's own
 * words stand; the library's are said plainly.
 */
export function issueWords(given: z.core.$ZodIssue): string {
  const issue = nearest(given);
  const where = issue.path.join('.') || 'the request';
  return `${where}: ${wordsOf(issue)}`;
}

/** Of a value that may have one of several shapes: what is wrong in the one it comes nearest to. */
function nearest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] };
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (!/^(Invalid|Too|Unrecognized)\b/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? 'is missing'
        : `must be ${nouns[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `there is no field ${issue.keys.map((key) => `"${key.slice(0, 40)}"`).join(', ')} here`;
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return 'must not be empty';
      return `must be ${issue.inclusive ? `at least ${issue.minimum}` : `more than ${issue.minimum}`}${unitOf(issue.origin)}`;
    case 'too_big':
      return `must be ${issue.maximum}${unitOf(issue.origin)} at most`;
    case 'invalid_format':
      return formats[issue.format] ?? 'is not written as this call takes it';
    default:
      return 'is not of a shape that this call takes';
  }
}

const nouns: Readonly<Record<string, string>> = {
  ...{ string: 'text in quotes', number: 'a number', int: 'a whole number', boolean: 'true or false' },
  ...{ object: 'an object', record: 'an object', array: 'a list', null: 'null' },
};

const formats: Readonly<Record<string, string>> = {
  url: 'must be a web address such as https://your.site/story',
  datetime: 'must be an instant such as 2026-11-24T14:30:00Z',
};

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
