/** Why a wish of a person or program was not carried out; nothing of it was stored. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  /** `conflict`: something else came first; `not-found`; `invalid`: the wish itself. */
  readonly code: 'not-found' | 'conflict' | 'invalid';
  constructor(code: RefusedError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
