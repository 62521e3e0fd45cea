/** A sentence without what stands in quotation marks. */
export function withoutQuotations(sentence: string): string {
  return sentence.replace(/"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|「[^」]*」|『[^』]*』|’’[^‘]*‘‘/gu, ' ');
}
