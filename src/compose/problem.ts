/** The rules of a good thread; DESIGN s.6 gives each its reason. */
export const ruleIds = [
  'length',
  'verbatim',
  'boilerplate',
  'link',
  'price',
  'numbering',
  'cut',
  'subheading',
  'balance',
  'opening',
  'repeat',
  'hook',
  'attribution',
  'fill',
  'order',
  'highlights',
  'count',
  'tags',
  'image',
  'typography',
  'stale',
  'empty',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** `block`: X or approval would refuse it. `warn`: a reader would notice. `note`: good to know. */
export type Severity = 'block' | 'warn' | 'note';

/** One thing wrong with a thread; `post` counts from 1, null is the thread as a whole. */
export type Problem = {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly post: number | null;
  readonly message: string;
  readonly fix: string;
};
