import { joined } from '../article/joined.ts';

/** A longer sentence says itself what is denied. */
const longest = 110;

const charge =
  'claims?|charges?|allegations?|accusations?|criticisms?|reports?|suggestions?|account|findings?';
/** What says after the charge which one it is: "the claim that…", "the charges against him". */
const named = '(?!\\s(?:that|of|by|made|against|about|over|from|in|as)\\b)';
const denials = joined([
  new RegExp(
    `\\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es?|ed)|dismiss(?:es|ed)?|refut(?:es?|ed)|contest(?:s|ed)?|confirm(?:s|ed)?|admit(?:s|ted)?)\\s(?:(?:this|that|it|them|so|both|either|(?:all|any|most) of (?:it|this|that|them))(?=[.,;]|$)|doing so\\b|(?:all |any )?(?:the|those|these|such|his|her|their|both) (?:${charge})${named})`,
    'iu',
  ),
  /\b(?:declined|refused) (?:to comment|to answer|to say|to respond|to do so)[.]?$|\b(?:did not|has not|have not|could not be|did n[o’']t) (?:immediately )?(?:respond(?:ed)?|repl(?:y|ied)|answer(?:ed)?|comment(?:ed)?|reached)\b.{0,40}$/iu,
  /(?<!\p{L})(?:lo|la|los) (?:niegan?|negó|negaron|desmiente|desmintió|rechazó)(?!\p{L})|(?<!\p{L})(?:negó|niegan?|rechazó|rechaza|desmintió) (?:esto|eso|(?:las|estas|esas) (?:acusaciones|denuncias|críticas)|los (?:cargos|hechos))(?! (?:de|que|contra)(?!\p{L}))/iu,
  /(?<!\p{L})(?:l[’']a (?:nié|démenti|contesté)|(?:nie|dément|conteste|rejette|a (?:nié|démenti|contesté|rejeté)) (?:cela|ces|les) ?(?:accusations?|faits|allégations?|critiques)?)(?! (?:de|que|selon)(?!\p{L}))/iu,
  /(?<!\p{L})(?:bestreitet|bestritt|dementiert(?:e)?|leugnet(?:e)?) (?:das|dies|es|die vorwürfe|alles)(?!\p{L})|(?:weist|wies) (?:das|dies|es|die (?:vorwürfe|kritik)) zurück/iu,
  /(?<!\p{L})(?:nega|negou|rejeita|rejeitou|desmentiu) (?:isso|isto|as (?:acusações|denúncias|críticas)|tudo)(?! (?:de|que|contra)(?!\p{L}))/iu,
  /(?<!\p{L})(?:lo (?:nega|ha (?:negato|smentito))|(?:nega|respinge|smentisce|ha (?:negato|smentito|respinto)) (?:tutto|le (?:accuse|critiche)|questo))(?! (?:di|che|contro)(?!\p{L}))/iu,
  /(?<!\p{L})(?:это|всё|все обвинения|обвинения) (?:отрицает|отрицают|отверг\p{L}*|опроверг\p{L}*)|(?:отрицает|отрицают|отвергла?|опровергла?) (?:это|обвинения|эти обвинения)(?!\p{L})/iu,
]);

/** Whether a sentence only denies or answers what the one before it says: "The company denied this." */
export function isBareDenial(sentence: string): boolean {
  if (sentence.length > longest || /["“”«»„]/u.test(sentence)) return false;
  return denials.some((denial) => denial.test(sentence));
}
