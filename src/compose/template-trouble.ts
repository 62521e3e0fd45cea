/** What is wrong with a template, and where; line and column count from 1. */
export type TemplateTrouble = {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix: string;
};
