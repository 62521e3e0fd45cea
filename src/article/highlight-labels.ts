const labels: readonly string[] = [
  '(?:the )?(?:story |article |news |key |main |top )?highlights?(?: of (?:the|this) (?:story|article))?|(?:the |our )?key (?:points?|takeaways?|facts?|findings)|(?:the )?(?:main )?takeaways?|in (?:brief|short|summary)|at a glance|the (?:key )?points|(?:the )?main points|what (?:to|you need to) know|summary|quick read|the gist|the bottom line|tl;?dr',
  '(?:los )?puntos (?:clave|destacados|principales)|(?:las )?claves(?: de la noticia)?|lo (?:más )?destacado|lo esencial|en (?:breve|resumen|síntesis)|resumen|aspectos destacados|destacados',
  '(?:les )?points? (?:clés|forts|essentiels)|l’essentiel|en (?:bref|résumé)|à retenir|ce qu’il faut (?:retenir|savoir)|faits saillants|résumé',
  'das wichtigste(?: in kürze| auf einen blick| kurz zusammengefasst)?|in kürze|auf einen blick|kurz (?:gefasst|und knapp)|(?:die )?kernpunkte|(?:die )?wichtigsten punkte|zusammenfassung',
  'destaques|(?:os )?pontos[- ](?:chave|principais)|principais pontos|em (?:resumo|destaque|síntese)|resumo',
  '(?:i )?punti (?:chiave|salienti|principali)|in (?:sintesi|breve|pillole)|l’essenziale|sintesi',
  'главное|что важно(?: знать)?|коротко|кратко|вкратце|(?:самое )?важное|ключевые (?:моменты|тезисы|факты)|основные (?:тезисы|моменты)',
  'أبرز النقاط|أهم النقاط|النقاط الرئيسية|أبرز ما جاء(?: في الخبر)?|باختصار|الخلاصة|ملخص|أبرز العناوين',
  '(?:मुख्य|प्रमुख|खास|अहम) (?:बातें|बिंदु|बिन्दु)|हाइलाइट्स?|संक्षेप में|सारांश',
  'اہم نکات|اہم باتیں|خلاصہ|مختصراً|مختصر',
  '(?:新闻|新聞|文章|本文|核心)?(?:要点|要點|重点|重點|提要|摘要|亮点|亮點)|核心提示|内容提要|內容提要',
  '(?:この記事の|記事の)?(?:ここがポイント|ポイント|要点|ハイライト|要約)|3行まとめ',
  'öne çıkanlar|önemli noktalar|ana (?:noktalar|başlıklar)|satır başları|özet(?:le)?|kısaca',
  '핵심 요약|주요 내용|요점',
];
const highlightLabels = new RegExp(`^(?:${labels.join('|')})$`, 'iu');

/** Whether a line announces the article's highlights, in the words newsrooms use for it. */
export function isHighlightsLabel(line: string): boolean {
  if (line.length > 80) return false;
  const plain = line.replace(/^[^\p{L}\p{N}]+|[*_\s:：.\-–—]+$/gu, '').replace(/'/g, '’');
  return highlightLabels.test(plain.replace(/İ/g, 'i'));
}
