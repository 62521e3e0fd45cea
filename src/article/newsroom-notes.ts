import { splitSentences } from './sentences.ts';

const piece = '(?:article|story|piece|post|interview|column|feature|report|page|review|obituary|essay)';
const media =
  '(?:newsroom|news ?desk|editors?|letters|tips?|corrections?|investigations?|reporters?|community)';
const writer = String.raw`\p{Lu}[\p{L}.’'-]*(?: (?:de|van|von|der|al|bin|la|di|da|el|\p{Lu}[\p{L}.’'-]*)){1,4}`;
const writers = `${writer}(?:(?:, and|,| and|;) ${writer}){0,5}`;

/** Sentences in which a newsroom speaks of its own article; each is anchored at both ends. */
const notes: readonly RegExp[] = [
  new RegExp(`^a version of this ${piece} (?:appear(?:s|ed)|ran|was (?:first )?published)\\b.{0,120}$`, 'iu'),
  new RegExp(
    `^this ${piece} (?:originally|first) (?:appeared|ran|was published) (?:on|in|at|by) \\p{Lu}.{1,160}$|^this ${piece} is (?:re-?published|syndicated|reprinted) (?:here )?(?:from|by|with|under|courtesy)\\b.{0,160}$`,
    'iu',
  ),
  new RegExp(
    `^this ${piece} (?:was|has been) (?:(?:last )?(?:amended|updated|corrected|edited) (?:on|at|to|for|with|throughout)\\b|(?:originally|first) (?:published|appeared)\\b).{0,200}$`,
    'iu',
  ),
  new RegExp(
    `^an (?:earlier|previous) version of this (?:${piece}|headline|caption|graphic)\\b.{0,300}$`,
    'iu',
  ),
  /^(?:this is a (?:developing|breaking)(?: news)? story|(?:this )?story (?:is )?developing)(?:[.,;–—-]| and| which).{0,80}$|^this is a (?:developing|breaking)(?: news)? story$/iu,
  /^(?:please )?(?:check|come) back (?:here )?(?:for|later for) (?:more |further |the latest )?(?:updates?|details)\b.{0,30}$|^more (?:details )?to follow\.?$|^more follows\.?$/iu,
  /^(?:this|our) live(?: blog| coverage|blog| page) (?:is|has) (?:now )?(?:closed|ended|come to an end|paused)\b.{0,60}$/iu,
  new RegExp(
    `^(?:you can )?read our (?:full|main|latest|complete) (?:${piece}|coverage)\\b.{0,30}$|^thanks? (?:you )?for (?:reading|following|joining us)\\b.{0,60}$`,
    'iu',
  ),
  /^subscribe(?: for free| now| today)? to (?:receive|get) new posts\b.{0,60}$/iu,
  /^our standards: .{0,80}$|^disclaimer: .{0,400}$/iu,
  /^this (?:article|story|report|post) is for information(?:al)?(?: purposes)? only\b.{0,160}$/iu,
  new RegExp(
    `^(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|stated) (?:in this ${piece}|here|herein|above|by (?:the author|columnists|contributors))\\b.{0,160}$`,
    'iu',
  ),
  /^to report (?:an error|a mistake|a correction|an inaccuracy)\b.{0,100}$|^(?:see|spotted|found|notice) (?:an error|a mistake|a typo|something wrong)\?.{0,100}$/iu,
  /^do you have (?:an opinion on|information (?:about|on)|a (?:view|comment|question) (?:on|about)|any information (?:about|on)|more on) (?:(?:the )?issues? raised in )?(?:this|anything you have read)\b.{0,160}$/iu,
  /^(?:please )?(?:tell us|send us|share|let us know)\b.{0,60}\b(?:in the comments|comments below|your (?:story|stories|experiences?))\b.{0,40}$/iu,
  /^what do you think\?.{0,80}\b(?:comments?|say|below|vote)\b.{0,30}$|^have your say\b.{0,40}$/iu,
  /^if you would like to (?:submit|send|respond|contribute|be considered)\b.{0,200}\b(?:here|e-?mail|letters?|publication|us)\b.{0,60}$/iu,
  new RegExp(
    `^(?:contact|e-?mail|write to|reach)(?: us| our ${media}| the ${media})?(?: at| on)? [\\w.+-]+@[\\w.-]+\\.?$`,
    'iu',
  ),
  new RegExp(
    `^(?:[Cc]ontact|[Ee]-?mail|[Rr]each) ${writer}(?: at| on| by)? [\\w.+-]+@[\\w.-]+\\w(?:(?:,| or| and|;).{0,60})?\\.?$|^(?:\\p{L}+ ){1,3}can be (?:reached|contacted) (?:at|on|by|via) (?:e-?mail at )?[\\w.+-]+@[\\w.-]+\\w(?:(?:,| or| and|;).{0,60})?\\.?$`,
    'u',
  ),
  /^(?:send|e-?mail|put|submit) (?:it|them|your questions?|questions?|us)\b.{0,40} to [\w.+-]+@[\w.-]+\w\.?$/iu,
  /^(?:the )?(?:author|writer|columnist|reporter|journalist)s?(?: of this (?:article|story|piece|column))? (?:holds?|owns?|has|have|does not|do not|did not|held)(?: (?:hold|own|have|any|no))* (?:positions?|shares?|stocks?|stakes?|interests?|holdings?) (?:in|of) .{0,60}(?:mentioned|discussed|named|covered|companies|securities|compan(?:y|ies) (?:above|in this \p{L}+))\b.{0,40}$/iu,
  /^was this (?:e-?mail|newsletter|message) (?:forwarded|sent) to you\?.{0,60}$|^(?:you are|you’re|you're) (?:receiving|getting) this (?:(?:e-?mail|newsletter|message)\b|because you (?:subscribed|signed up|opted|are subscribed)).{0,160}$|^unsubscribe(?: (?:here|from this (?:list|newsletter)|at any time))?(?:\s?[|·].{0,80})?\.?$/iu,
  /^[\w.+-]+@[\w.-]+\w(?:;? \+?[\d ()-]{6,20})?\.?$/u,
  new RegExp(
    `^(?:(?:[Aa]dditional |[Ff]urther )?(?:[Rr]eporting|[Rr]esearch|[Ww]riting|[Ee]diting|[Pp]hotographs?|[Ii]llustrations?|[Pp]hotography|[Gg]raphics?|[Vv]ideo) by ${writers}(?: in \\p{Lu}[\\p{L} ]{1,30})?(?:;.{0,160})?|${writers} contributed (?:reporting|to this (?:report|article|story))(?: from .{2,40})?)\\.?$`,
    'u',
  ),
  new RegExp(
    `^(?:[Ss]taff (?:writers?|reporters?)|[Rr]eporters?|[Cc]orrespondents?|AP writers?) ${writers} contributed\\b.{0,60}$`,
    'u',
  ),
  /^SOURCE:? \p{Lu}[^.!?]{1,70}\.?$|^SOURCE:? \p{Lu}[\p{L}\d ]{1,50},? (?:Inc|Ltd|Corp|Co|LLC)\.$/u,
  /^this (?:interview|conversation|transcript|q&a) (?:was|has been) (?:lightly )?(?:edited|condensed|shortened)\b.{0,120}$/iu,
];

/** An amendment may quote what it amends; any other line with a quotation in it is somebody's words. */
const amendment = /^(?:an (?:earlier|previous) version|this \p{L}+ (?:was|has been) \p{L}+)/iu;
const quoted = /["“”„«»「『]/u;
const longestNote = 400;

/** "A correction: an earlier version …". */
const label =
  /^(?:an? )?(?:corrections?|clarification|update|note|editor[’']s note)(?: \([^()]{3,30}\)|, \d{1,2} \p{L}{3,9}| \p{L}{3,9}\.? \d{1,2})?: (?=(?:an (?:earlier|previous)|this) )/iu;

/** Whether one sentence is a newsroom's note on its own article: amendments, calls to readers, disclaimers, credits. */
function isNewsroomNote(sentence: string): boolean {
  if (sentence.length > longestNote) return false;
  if (quoted.test(sentence) && !amendment.test(sentence)) return false;
  const plain = sentence.replace(/^[^\p{L}\p{N}]+|(?<=[\p{L}\p{N}.])[)\s]+$/gu, '').replace(label, '');
  return notes.some((note) => note.test(plain));
}

/** What goes on from a note and is none by itself. */
const onwards =
  /^(?:an (?:earlier|previous) version (?:incorrectly |wrongly |mistakenly )?(?:said|stated|misstated|gave|named|misspell?ed|misidentified|referred|described)\b|the error has been corrected|we (?:regret|apologi[sz]e for) the error|(?:please )?(?:contact|e-?mail|write to)\b.{0,60}@)/iu;

/** The question before a call to readers. */
const askingReaders =
  /^(?:(?:have|did|do|are|were|will|would) you\b.{0,140}|have a (?:question|tip|story)\b.{0,80}|got a (?:question|tip|story)\b.{0,80}|what do you think)\?$/iu;

/** A word that every note has: most paragraphs need no further look. */
const mention =
  /\b(?:this|subscribe|thanks?|story|our|your|standards|disclaimer|views|opinions|by|to report|contributed|source|error|follow|check|comments|say|author|writer|columnist|reporter|journalist|unsubscribe|forwarded|receiving)\b|@/iu;

/** The newsroom’s notes a paragraph ends with, from the first of them on; an empty string where there are none. */
export function notesAtEnd(paragraph: string): string {
  const tail = paragraph.slice(-2 * longestNote);
  if (!mention.test(tail)) return '';
  let from = tail.length;
  for (const { text, start } of splitSentences(tail, 'en').reverse()) {
    const isLeadIn = from < tail.length && askingReaders.test(text);
    if (isNewsroomNote(text) || isLeadIn) from = start;
    else if (!onwards.test(text)) break;
  }
  return tail.slice(from);
}
