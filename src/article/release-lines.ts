import type { Block } from './article.ts';

/** What stands over the headline of a release: that it is one, and its papers. */
const label =
  /^(?:(?:for )?immediate (?:release|use)|(?:press|media|news) (?:release|notice)|public notice|embargo(?:ed)?\b.{0,60}|pressemitteilung|medienmitteilung|presseinformation|comunicado(?: de prensa)?|nota de prensa|communiqué(?: de presse)?|comunicato(?: stampa)?|nota à imprensa|comunicado de imprensa|пресс-релиз|بيان صحفي|新闻稿|プレスリリース|basın bülteni)[:!]?$/iu;
const papers =
  /^(?:(?:our |your )?ref(?:erence)?|date|release (?:no|number|date)|contact|issued(?: by| on)?|media contact|datum|fecha|data)\s?[:.]\s?[^.!?]{1,60}$/iu;
const end =
  /^[-–—*#\s]*(?:ENDS?|ENDE|FIN|FINE|FIM)[-–—*#.\s]*$|^[-–—*#\s]+(?:ends?|30|ende|fin|fine|fim)[-–—*#\s]+$/u;
const afterwards =
  /^(?:notes? (?:to|for) (?:the )?editors?|editors?[’'] notes?|for (?:more|further|additional) (?:information|details)(?:,? (?:please )?contact)?|(?:media|press) (?:contacts?|enquiries|inquiries)|hinweise? (?:an|für) (?:die )?redaktion(?:en)?|pressekontakt|contacto de prensa|contact presse|contatti stampa|contato de imprensa)\s?[:.]?$/iu;

/** Whether a line stands over a release's headline and tells nothing of it: "FOR IMMEDIATE RELEASE", "Ref: 2026/118". */
export function isReleaseHead(line: string): boolean {
  return label.test(line) || papers.test(line);
}

/** A release tells something before it ends, and so much at most stands behind its end. */
const leastBefore = 3;
const longestTail = 14;

/** Where a release ends: at "ENDS", at its notes to editors, at whom to ask. */
export function endOfRelease(blocks: readonly Block[]): number {
  const at = blocks.findIndex(
    ({ text }, place) => place >= leastBefore && (end.test(text) || afterwards.test(text)),
  );
  return at !== -1 && blocks.length - at <= longestTail ? at : blocks.length;
}
