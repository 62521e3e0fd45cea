const objecting: readonly RegExp[] = [
  /\b(?:critics|opponents|the opposition|opposed|objected|criticis(?:ed|es)|criticiz(?:ed|es)|condemned|complained?|protested|disputed?|rejected|denounced|vot(?:ed|ing) against|petition(?:s|ed)?)\b/iu,
  /(?<!\p{L})(?:la oposición|opositor\p{L}*|criticó|critican?|rechazó|rechazan?|denunció|protest(?:ó|aron)|se quejó|vot(?:ó|aron|ou|aram) (?:en )?contra|oposição|criticou|criticam|reclamam?|rejeitou|opposizione|contesta(?:no)?|critican?o?|protesta(?:no)?)(?!\p{L})/iu,
  /(?<!\p{L})(?:l[’']opposition|les opposants|dénonce(?:nt)?|(?:a|ont) dénoncé|critique(?:nt)?|conteste(?:nt)?|s[’']oppose(?:nt)?|(?:a|ont) voté contre)(?!\p{L})/iu,
  /(?<!\p{L})(?:Opposition\p{L}*|kritisier\p{L}+|Kritiker\p{L}*|protestier\p{L}+|bemängel\p{L}+)|(?<!\p{L})(?:warf|warfen|wirft|werfen) .{3,60} vor(?!\p{L})|(?<!\p{L})(?:lehnt|lehnte|lehnten) .{3,60} ab(?!\p{L})/iu,
  /(?<!\p{L})(?:оппозици\p{L}*|критик\p{L}+|раскритиков\p{L}+|возраз\p{L}+|протест\p{L}+)|(?<!\p{L})(?:muhalefet|eleştir\p{L}+|karşı çık\p{L}+|itiraz et\p{L}+|yeterli olma\p{L}+)/iu,
  /(?:انتقد|احتجاج|احتجّ|اعترض|المعارضة|انسحب)|(?:विपक्ष|विरोध|आलोचना)|(?:اپوزیشن|احتجاج|شکوہ|تنقید)|(?:反対|批判|抗議|懸念)|(?:反对|批评|质疑)/u,
];

/** Whether a sentence tells that somebody objects: the other side of a story that has two. */
export function isObjection(text: string): boolean {
  return objecting.some((pattern) => pattern.test(text));
}
