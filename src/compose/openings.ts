import { hasOtherScript } from '../article/scripts.ts';
import { withoutQuotations } from './quoted.ts';

/** Openings that lean on the sentence before, by language; matched at the start of a sentence, whatever its case. */
const leaning: Readonly<Record<string, RegExp>> = {
  en: /^(?:do (?:that|this|so)|doing (?:that|this|so)|he|she|they|it|him|her|his|hers|their|theirs|its|this|these|those|that|such|however|instead|but|and|or|nor|so|yet|still|also|then|thus|therefore|moreover|furthermore|additionally|in addition|nevertheless|nonetheless|as a result|consequently|hence|for example|for instance|by contrast|in contrast|on the other hand|similarly|likewise|otherwise|indeed|in turn|in response|in return|in fact|meanwhile|besides|afterwards?|later|earlier|previously|both|neither|either|another|others?|one of them|some of them|most of them|many of them|none of them|the (?:former|latter|same|other|others|two|three|pair|trio|duo)|here|there(?! (?:is|are|was|were|will|has|have)\b)|too|again|even so|at the time|that said|only then|not so|the (?:document|statement|letter|paper|move|decision|announcement|measures?|changes?|figures?|results?|incident|suspects?|victims?|couple|increase|decrease|rise|fall|drop|deal|plan|proposal|report|study|survey|poll|findings|filing|ruling|order|comments|remarks))\b(?!['’]s own\b)/i,
  es: /^(?:él|ella|ellos|ellas|esto|eso|este|esta|estos|estas|ese|esa|su|sus|sin embargo|pero|y|o|además|también|entonces|por (?:ello|eso|tanto|lo tanto|otra parte|su parte|ejemplo)|en cambio|no obstante|mientras tanto|asimismo|después|luego|así|ambos|ambas|otro|otra|otros|otras|(?:estaba|estaban|era|eran|tenía|tenían) (?:en|de|del|con|por)|el documento|la medida|la decisión|\p{L}{2,}(?:rá|rán|ó|aron|ieron)(?= (?!(?:el|la|los|las|un|una)\s\p{Lu})))(?![\p{L}])/iu,
  fr: /^(?:il|elle|ils|elles|ce|cela|ceci|cette|ces|cet|c['’]est|son|sa|ses|leur|leurs|cependant|toutefois|mais|et|ou|donc|puis|ensuite|alors|de plus|en outre|aussi|ainsi|par ailleurs|en revanche|néanmoins|pourtant|depuis lors|y (?:lit|voit|apprend)-on|.{2,30}, y lit-on)(?![\p{L}])/iu,
  de: /^(?:er|sie|es|dies|diese[rsmn]?|das|dieses|sein|seine|ihr|ihre|jedoch|aber|und|oder|doch|dann|daher|deshalb|außerdem|zudem|auch|dennoch|trotzdem|stattdessen|allerdings|da(?:gegen|ran|rauf|raus|rin|von|zu|nach|bei|mals)|seitdem|dort|deren|dessen|beide)(?![\p{L}])/iu,
  pt: /^(?:ele|ela|eles|elas|isto|isso|este|esta|esse|essa|(?:os? |as? )?(?:seus?|suas?)|no entanto|porém|mas|e|ou|além disso|também|então|por isso|assim|ambos|ambas|contudo|entretanto|(?:estavam?|tinham?|ficou|ficaram|eram?) (?:em|no|na|nos|nas|de|do|da|com|por|para))(?![\p{L}])/iu,
  it: /^(?:lui|lei|egli|ella|essi|loro|questo|questa|quello|quella|(?:il |la |i |le )?(?:suo|sua|suoi|sue)|tuttavia|però|ma|e|o|da allora|inoltre|anche|quindi|poi|così|entrambi|(?:era|erano|stava|stavano|aveva|avevano) (?:in|nel|nella|di|del|della|con|da|dal))(?![\p{L}])/iu,
  ja: /^(?:しかし|また|そして|だが|ただし|一方|さらに|そのため|このため|それ|これ|その|この|同[氏社市県町村省庁局署校大店]|担当者|彼|彼女|彼ら|なお|ただ|でも|だから|つまり)/u,
  zh: /^(?:但|但是|然而|此外|另外|同时|因此|所以|他|她|他们|她们|它|这|那|该|其|而且|并且|不过)/u,
  ru: /^(?:он|она|оно|они|его|её|ее|их|ему|ей|им|это|этот|эта|эти|этого|такой|такая|такие|однако|кроме того|по (?:его|её|ее|их) словам|при этом|также|но|а|и|поэтому|затем|тем не менее|между тем|оба|обе|тогда|там|так|за это время)(?!\p{L})/iu,
  uk: /^(?:він|вона|воно|вони|його|її|їх|їхн\p{L}+|це|цей|ця|ці|однак|проте|крім того|за (?:його|її|їхніми) словами|також|але|а|і|й|тому|потім|обидва|там|так)(?!\p{L})/iu,
  hi: /^(?:यह|वह|ये|वे|इसे|उसे|इसके|उसके|इसकी|उसकी|इसका|उसका|इससे|इसमें|इनमें|इनका|इनके|उन्होंने|इन्होंने|उनका|उनके|उनकी|उन्हें|हालाँकि|हालांकि|लेकिन|मगर|और|तब|वहीं|वहाँ|वहां|साथ ही|इस बीच|दोनों)(?![\p{L}\p{M}])/u,
  ur: /^(?:یہ|وہ|اس|ان|اسے|انہیں|انہوں|اسی|تاہم|لیکن|مگر|اور|پھر|دونوں|جبکہ|ادھر)(?!\p{L})/u,
  fa: /^(?:او|وی|آنها|آن‌ها|این|آن|اما|ولی|همچنین|با این حال|سپس|هر دو)(?!\p{L})/u,
  tr: /^(?:bu(?!gün)|o|onlar|bunlar|bunun|bunu|bunlar\p{L}+|onun|onu|onları\p{L}*|ancak|ise|ayrıca|ama|fakat|ve|böylece|böyle|şimdi|sonra|daha sonra|buna göre|on(?:a|lara) göre|ona|ondan|her ikisi|ikisi|orada|burada|öte yandan)(?!\p{L})/iu,
  ar: /^(?:لكن|ولكن|كما|هو|هي|هم|وهو|وهي|هذا|هذه|ذلك|تلك|وأضاف|وأضافت|و(?:قال|أوضح|أكد|أعلن|أشار|ذكر|تابع|شدد|لفت|صرح|حذر|توقع|طالب|دعا)ت?(?= (?:\p{L}+ )?(?:أن|إن|أنه|أنها|إنه|إنها|إلى|على)(?!\p{L})|[:،])|غير أن|ومع ذلك|بالمقابل|في المقابل|كذلك|أيضا)(?!\p{L})/u,
};

/** "This year", "It is unclear", "Those who": they open like pronouns and lean on nothing. */
const standing =
  /^(?:this (?:year|week|month|summer|winter|spring|autumn|fall|season)|those (?:who|with|without|living)|that (?:is|would) be|it (?:is|was) (?:unclear|not (?:clear|known)|understood|the (?:first|second|third|latest|largest|biggest|highest|lowest|worst|best)))\b/i;
/** Whose expectation it was is said here, of what only in the sentence before. */
const expectation =
  /^(?:analysts|economists|forecasters|markets|investors|bookmakers|polls)\b.{0,60}\b(?:had (?:expected|forecast|predicted)|expected|forecast|predicted)\b/i;
/** Words for a time or thing that only the sentence before names, wherever they stand. */
const dangling =
  /\b(?:that|that same|the same) (?:minute|hour|moment|month|day|night|week|year|morning|evening|afternoon|season|summer|winter)\b(?! (?:that|when|of|in which))|^(?:the (?:rest|gap|ruin|remainder)|that left)\b(?! of)|\bif the two\b|^(?:a|the) (?:decision|verdict|ruling|answer|reply) (?:is|was) (?:due|expected)\b|\bthe (?:figure|verdict) was\b|\b(?:of|to) either\b(?! of)|\b(?:called|described|dismissed|branded|denounced|condemned|hailed) (?:that|this)(?= (?:as|an?)\b| ["“])|^(?:one|most|some|many|few|all|none|each) (?:is|are|was|were|has|have|had|lives?|lived|came|comes?|went|said|says?|will|would|could|did|do|does)\b/i;
/** What says itself which day or month "that month" is. */
const dated =
  /\b(?:(?:19|20)\d\d|january|february|march|april|may|june|july|august|september|october|november|december|\p{L}+day)\b/iu;
const backwards =
  /^(?:after|since|before|by|until|for|in|with|from|because of|despite|following|under|given) (?:that|this|these|those|then|it|them|which)\b/i;
/** "The third, on the waders, …", "One, a man of 79, …", "Of the twelve, …": of what is said in the sentence before. */
const elliptical: Readonly<Record<string, RegExp>> = {
  en: /^(?:(?:the|a) (?:first|second|third|fourth|fifth|last)|one|two|three|four|mostly|of (?:these|those|them|the (?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|rest|others))),/i,
  es: /^(?:(?:el|la) (?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|últim[oa])|un[oa]|de (?:estos|estas|ellos|ellas)),/i,
  fr: /^(?:(?:le|la) (?:premier|première|second|seconde|deuxième|troisième|quatrième|dernier|dernière)|l['’]un|l['’]une|parmi (?:eux|elles)),/i,
  de: /^(?:(?:der|die|das) (?:erste|zweite|dritte|vierte|letzte)|einer|eine|eines|davon),/i,
  pt: /^(?:(?:o|a) (?:primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|últim[oa])|um|uma|dest[ea]s|del[ea]s),/i,
  it: /^(?:(?:il|la|l['’]) ?(?:prim[oa]|second[oa]|terz[oa]|quart[oa]|ultim[oa])|uno|una|di (?:questi|queste)),/i,
};
/** "In its own day it was new": its main word stands for what its opening words do, and neither is named. */
const twicePronoun =
  /^(?:in|on|at|by|for|from|with|under|over|during|despite|after|before|since|until|throughout) (?:its|their|his|her) (?:\p{L}+ ){1,3}(?:it|they|he|she) /iu;
/** An answer without its question, by language: "No. Flats pay less." */
const answers: Readonly<Record<string, RegExp>> = {
  en: /^(?:yes|no|not (?:yet|quite|necessarily|really|entirely))(?:[.,;:]|$)/i,
  es: /^(?:sí|no|todavía no|aún no|no necesariamente)(?:[.,;:]|$)/iu,
  fr: /^(?:oui|non|pas (?:encore|forcément|nécessairement|tout à fait))(?:[.,;:]|$)/iu,
  de: /^(?:ja|nein|noch nicht|nicht (?:ganz|unbedingt))(?:[.,;:]|$)/iu,
  pt: /^(?:sim|não|ainda não|não necessariamente)(?:[.,;:]|$)/iu,
  it: /^(?:sì|no|non (?:ancora|necessariamente|proprio))(?:[.,;:]|$)/iu,
  ru: /^(?:да|нет|пока нет|не совсем)(?:[.,;:]|$)/iu,
};
/** 「そう話した」: what was said stands in the sentence before, and only there. */
const saidSo = /そう(?:話し|述べ|語っ|訴え|説明し|振り返っ|強調し|明かし)(?:た|ている)/u;

const person = /\b(?:he|she|his|her|hers|him)\b/;
const also = /^(?:\S+\s){1,9}(?:also|too|likewise|in turn)\b/i;
/** Opening words that are capital only because they open: no name. */
const plainOpeners =
  /^(?:the|an?|in|on|at|by|for|from|with|without|under|over|during|despite|before|after|since|until|when|while|as|if|once|where|although|though|because|last|next|two|three|four|five|six|seven|eight|nine|ten|most|many|some|all|no|not|what|how|why|who|asked|speaking|writing|early|late|recently|today|yesterday|tonight|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/i;

/** Whether a sentence cannot open a post: it leans on the sentence before it for who or what is meant. */
export function leansOnPrevious(sentence: string, language: string): boolean {
  const text = /^["“”«»‘'(「『\s]/u.test(sentence) ? sentence.replace(/^["“”«»‘'(「『\s]+/u, '') : sentence;
  if (/^\p{Ll}/u.test(text)) return true;
  const tongue = language.slice(0, 2).toLowerCase();
  if (elliptical[tongue]?.test(text) || (text === sentence && answers[tongue]?.test(text))) return true;
  if (tongue === 'ja' && saidSo.test(withoutQuotations(sentence))) return true;
  if (tongue === 'en') return leansInEnglish(text, sentence) || isBareQuotation(sentence);
  return (leaning[tongue]?.test(text) ?? false) || isBareQuotation(sentence) || isSaidByNobody(sentence);
}

function leansInEnglish(text: string, sentence: string): boolean {
  if (standing.test(text)) return false;
  if (leaning['en']?.test(text)) return true;
  if (backwards.test(text) || twicePronoun.test(text) || expectation.test(text)) return true;
  const hanging = dangling.exec(text);
  if (hanging !== null && !dated.test(text.slice(0, hanging.index))) return true;
  if (also.test(text) && !/^(?:\S+\s){0,5}(?:not only|but also)/i.test(text)) return true;
  const spoken = sentence.replace(/["“][^"”]*["”]/gu, ' ').trimStart();
  const them = /\bthem\b/.exec(spoken);
  if (them !== null && !/\b\p{L}{3,}s\b/u.test(spoken.slice(0, them.index))) return true;
  const pronoun = person.exec(spoken);
  return pronoun !== null && !namesSomebody(spoken.slice(0, pronoun.index));
}

/** "The former treasurer", "a retired nurse": somebody whom a "his" after it may mean. */
const someone =
  /\b(?:an?|the) (?:(?:former|retired|ex|young|old|local|chief|state|federal|city|school|first|late|suspended|acting)[ -])*(?:treasurer|teacher|officer|driver|manager|owner|director|doctor|nurse|lawyer|farmer|fisher(?:man|woman)|writer|painter|player|keeper|baker|singer|minister|mayor|senator|governor|president|judge|bookkeeper|engineer|scientist|artist|man|woman|boy|girl|teenager|pensioner|captain|pilot|worker|soldier|sailor|student|editor|founder|actor|actress)\b/i;

/** Whether somebody is named in words that go before a pronoun; a place ("in St. Clair County") is nobody. */
function namesSomebody(before: string): boolean {
  if (/^(?:the|an?)\s.*\b(?:said|says|told|added|wrote|warned|who|whose)\b/i.test(before)) return true;
  if (someone.test(before)) return true;
  for (const { 0: name, index } of before.matchAll(/\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*)*/gu)) {
    const isOpener = index === 0 && plainOpeners.test(name);
    if (!isOpener && !/\b(?:in|at|from|on|near|of)\s$/i.test(before.slice(0, index))) return true;
  }
  return false;
}

const saying =
  /(?<!\p{L})(?:dijo|dice|afirmó|respondió|explicó|añadió|señaló|aseguró|insistió|recordó|contó|cuenta|declaró|lamentó|advirtió|a (?:dit|déclaré|expliqué|ajouté|affirmé|répondu)|dit|explique|raconte|ironise|assure|résume|soupire|lance|ajoute|glisse|confie|sagte|sagt|rief|erklärte|meinte|fügte|betonte|warnte|so|ha (?:detto|spiegato|aggiunto|dichiarato|raccontato|commentato)|dice|racconta|spiega|aggiunge|disse|diz|conta|afirmou|explicou|lembrou|contou|completou|resume|сказал[аи]?|говорит|говорят|пошутил[аи]?|рассказал[аи]?|отметил[аи]?|добавил[аи]?|пояснил[аи]?|считает|dedi|diye|söyledi|konuştu|anlattı|ekledi)(?!\p{L})/iu;

/** "sagte er", "ironise-t-il", "пошутил он". */
const saidByPronoun =
  /\p{L}{2,}(?:\s|-t-|-)(?:er|sie|il|elle|ils|elles|él|ella|ele|ela|lui|lei|он|она|они)(?!\p{L})/iu;
/** "en la rueda de prensa" names a place, "la alcaldesa" a speaker. */
const placed = /(?<!\p{L})(?:en|in|im|dans|à|no|na|em|auf|con|nel|nella|alla)\s+(?:\p{L}+\s?){1,3}/giu;
const described =
  /(?<!\p{L})(?:el|la|los|las|le|les|un|une|una|uno|der|die|ein|eine|il|lo|gli|i|o|a|os|as|um|uma)\s\p{L}{4,}|(?<!\p{L})l['’]\p{L}{4,}/iu;

/** A quotation and a verb of saying, and no name of who says it: the name is in the sentence before. */
function isSaidByNobody(sentence: string): boolean {
  if (!/^["“„«‘]/u.test(sentence)) return false;
  const outside = withoutQuotations(sentence);
  if (outside === sentence || !saying.test(outside)) return false;
  if (saidByPronoun.test(outside)) return true;
  const isShort = outside.trim().split(/\s+/).length <= 8;
  return isShort && !/\p{Lu}/u.test(outside) && !described.test(outside.replace(placed, ' '));
}

/** Words in quotation marks and nobody who says them. */
function isBareQuotation(sentence: string): boolean {
  if (!/^["“«「『]/u.test(sentence)) return false;
  const outer = sentence.startsWith('「') ? sentence.replace(/『[^』]*』/gu, ' ') : sentence;
  const outside = outer.replace(/["“«「『][^"”»」』]*["”»」』]/gu, ' ').replace(/[\s\p{P}]+/gu, '');
  return outside === '';
}

/**
 * That no letter stands before is dear to ask: most places have one of a to z there, and what is left is asked last.
 * "Geçen yıla göre" compares.
 */
const attributed =
  /(?<![a-z])(?=(?:according to|said|says|told|reported(?:ly)?|estimates?d?|announced|claimed?s?|alleged(?:ly)?|warned|indicated|confirmed|stated|accused|argued|insists?|believes?|expects? to|forecasts?|data (?:from|show)|figures from|survey|poll|(?:study|investigation|inquiry|audit|analysis)(?!\p{L}).{0,60}(?<!\p{L})(?:found|finds|shows|showed)|dijo|según|afirmó|informó|criticó|denunció|advirtió|aseguró|selon|d['’]après|(?:a )?(?:indiqué|déclaré|dénoncé)|dénonce|laut|sagte|teilte|zufolge|warnte|kritisierte|segundo|disse|afirmou|criticou|secondo|(?<!(?:yıla|aya|döneme|haftaya|güne|sezona) )göre|açıkladı|söyledi|belirtti|bildirdi|duyurdu|dedi|ha (?:detto|spiegato|dichiarato|riferito|comunicato|annunciato)|stando a)(?!\p{L}))(?<!\p{L})/iu;
/** The same in other letters. */
const attributedElsewhere =
  /(?<!\p{L})(?:по (?:словам|данным|информации|сведениям|оценк\p{L}+|подсчётам|мнению)|согласно|сообщи(?:л[аи]?|ли)|сообщает(?:ся)?|заявил[аи]?|говорится|сказал[аи]?|рассказал[аи]?|отметил[аи]?|считает|за (?:словами|даними|оцінк\p{L}+)|повідоми(?:в|ла|ли)|заяви(?:в|ла|ли)|йдеться)(?!\p{L})|(?:के (?:अनुसार|मुताबिक)|ने (?:कहा|बताया)|کے مطابق|نے (?:کہا|بتایا)|کا کہنا)(?![\p{L}\p{M}])|(?:(?<![名职简统])称|表示|指出)[，,：:“]|と(?:話し|語っ|説明し|発表し|指摘し|明らかにし)|によると|と述べ|据(?=[^，。]{1,12}[，,])|(?:وفقا|قال|قالت|بحسب|أعلن)/iu;

/** Whether a sentence says who says it. */
export function isAttributed(sentence: string): boolean {
  return attributed.test(sentence) || (hasOtherScript(sentence) && attributedElsewhere.test(sentence));
}
