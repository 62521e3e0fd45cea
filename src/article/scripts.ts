/** Greek, Cyrillic and all that follow but for the rest of Latin, punctuation and symbols. */
const otherScript = /[\u0370-\u1dff\u2c00-\uffff]/;

/** Whether a text may have letters of another script than Latin; without one no pattern for those can match. */
export function hasOtherScript(text: string): boolean {
  return otherScript.test(text);
}
