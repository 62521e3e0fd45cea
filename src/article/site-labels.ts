/** Whole lines that only name a part of the site, by language: lower case, parted by `|`. */
const byLanguage: Readonly<Record<string, string>> = {
  en:
    'share|share this|share this article|share this story|share article|share story|share on facebook|share on x|share on twitter|share on linkedin|share on whatsapp|tweet|tweet this|pin it|print|print this|email|e-mail|email this|save|save article|bookmark|copy link|link copied|listen|listen to this article|gift this article|like this:|loading|' +
    'comment|comments|no comments|add a comment|post a comment|post comment|join the conversation|view comments|leave a reply|leave a comment|leave a reply cancel reply|cancel reply|reply|name|name *|email *|website|comment *|required fields are marked *|δ|' +
    'advertisement|ad feedback|advertisement continues below|article continues below|story continues below|story continues below advertisement|article continues below advertisement|article continues after advertisement|ad|ads|advertising|sponsored|sponsored content|paid content|promoted|promoted content|scroll to continue|skip advertisement|remove ads|' +
    'skip to content|skip to main content|skip to navigation|back to top|menu|home|search|log in|login|sign in|sign up|register|my account|subscribe|subscribe now|subscribe today|newsletter|newsletters|follow|follow us|follow us on|follow us on social media|follow us:|download our app|accept|accept all|accept cookies|cookie policy|cookie settings|manage cookies|privacy policy|terms of use|terms of service|terms and conditions|contact us|about us|view all|see all|show more|load more|' +
    'previous|next|previous article|next article|previous post|next post|continue reading|read full article|read the full article|read the full story|sign up for our newsletter|subscribe to our newsletter|follow us on x|follow us on facebook|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|instagram|youtube|tiktok|threads|bluesky|flipboard|pinterest|messenger|google news|rss|getty images|istock|shutterstock',
  es: 'compartir|comparte|comparte esto|compartir en facebook|compartir en x|compartir en twitter|compartir en whatsapp|imprimir|guardar|copiar enlace|enviar por correo|comentarios|comentar|sin comentarios|deja una respuesta|deja un comentario|dejar un comentario|cancelar la respuesta|publicar comentario|nombre|nombre *|correo electrónico *|comentario *|publicidad|anuncio|patrocinado|contenido patrocinado|saltar al contenido|ir al contenido|volver arriba|inicio|menú|buscar|iniciar sesión|regístrate|suscríbete|suscríbase|suscribirse|boletín|boletines|síguenos|síganos|síguenos en|síguenos en redes|anterior|siguiente|política de cookies|política de privacidad|aviso legal|aceptar|sigue leyendo|seguir leyendo',
  fr: 'partager|partagez|partager cet article|partager sur facebook|partager sur x|partager sur twitter|imprimer|enregistrer|sauvegarder|copier le lien|envoyer par e-mail|envoyer par mail|commentaires|commenter|aucun commentaire|laisser un commentaire|laissez un commentaire|annuler la réponse|publier le commentaire|nom|nom *|e-mail *|site web|commentaire *|publicité|annonce|sponsorisé|contenu sponsorisé|aller au contenu|aller au contenu principal|retour en haut|accueil|menu|rechercher|connexion|se connecter|s’inscrire|s’abonner|abonnez-vous|je m’abonne|newsletter|newsletters|suivez-nous|suivez-nous sur|nous suivre|précédent|suivant|politique de confidentialité|mentions légales|tout accepter|lire la suite|la suite après la publicité|article réservé aux abonnés',
  de: 'artikel anhören|anhören|teilen|artikel teilen|auf facebook teilen|auf x teilen|drucken|merken|speichern|link kopieren|per e-mail teilen|per mail|kommentare|kommentieren|keine kommentare|schreibe einen kommentar|schreiben sie einen kommentar|antworten abbrechen|kommentar abschicken|name|name *|e-mail *|kommentar *|anzeige|werbung|gesponsert|zum inhalt springen|zum inhalt|nach oben|startseite|menü|suche|anmelden|registrieren|abonnieren|jetzt abonnieren|newsletter|folgen sie uns|folge uns|folgen sie uns auf|vorheriger artikel|nächster artikel|zurück|weiter|impressum|datenschutz|datenschutzerklärung|alle akzeptieren|weiterlesen|artikel weiterlesen',
  pt: 'compartilhar|compartilhe|partilhar|partilhe|compartilhar no facebook|compartilhar no whatsapp|imprimir|salvar|guardar|copiar link|copiar ligação|enviar por e-mail|comentários|comentar|sem comentários|deixe um comentário|deixe uma resposta|cancelar resposta|publicar comentário|nome|nome *|e-mail *|comentário *|publicidade|anúncio|patrocinado|conteúdo patrocinado|continua após a publicidade|continua depois da publicidade|pular para o conteúdo|ir para o conteúdo|voltar ao topo|início|buscar|entrar|cadastre-se|assine|assine já|subscrever|inscreva-se|newsletter|siga-nos|siga-nos nas redes|anterior|próximo|política de privacidade|termos de uso|aceitar|continue lendo|continuar a ler',
  it: 'condividi|condividi su facebook|condividi su x|condividi l’articolo|stampa|salva|copia link|invia per email|commenti|commenta|nessun commento|lascia un commento|annulla risposta|pubblica commento|invia commento|nome|nome *|email *|commento *|sito web|pubblicità|annuncio|sponsorizzato|contenuto sponsorizzato|vai al contenuto|torna su|cerca|accedi|registrati|abbonati|iscriviti|iscriviti alla newsletter|newsletter|seguici|seguici su|precedente|successivo|informativa sulla privacy|accetta|continua a leggere|riproduzione riservata|© riproduzione riservata',
  ru: 'поделиться|поделиться в вк|поделиться ссылкой|скопировать ссылку|распечатать|печать|версия для печати|сохранить|комментарии|комментировать|нет комментариев|добавить комментарий|оставить комментарий|отменить ответ|отправить комментарий|имя *|комментарий *|реклама|на правах рекламы|перейти к содержимому|перейти к содержанию|наверх|главная|меню|поиск|войти|вход|регистрация|подписаться|подписка|рассылка|подпишитесь|подписывайтесь|подписывайтесь на нас|мы в соцсетях|предыдущая|следующая|вконтакте|одноклассники|телеграм|дзен|яндекс дзен|читать далее|читать дальше|читать полностью|ещё|еще|принять',
  ar: 'شارك|مشاركة|شارك المقال|شارك الخبر|انشر|طباعة|اطبع|حفظ|نسخ الرابط|تعليقات|التعليقات|لا توجد تعليقات|اترك تعليقا|اترك تعليقاً|أضف تعليقا|أضف تعليق|إلغاء الرد|إرسال التعليق|إعلان|إعلانات|اعلان|الإعلانات|محتوى ممول|انتقل إلى المحتوى|تخطى إلى المحتوى|الرئيسية|القائمة|بحث|تسجيل الدخول|اشترك|اشترك الآن|النشرة البريدية|تابعنا|تابعونا|تابعنا على|تابعونا على|السابق|التالي|فيسبوك|تويتر|إكس|واتساب|تيليغرام|تلغرام|سياسة الخصوصية|أكمل القراءة|المزيد',
  hi: 'शेयर करें|शेयर|साझा करें|प्रिंट|प्रिंट करें|सेव करें|लिंक कॉपी करें|कमेंट|टिप्पणी|टिप्पणियां|टिप्पणियाँ|टिप्पणी करें|कमेंट करें|एक टिप्पणी छोड़ें|विज्ञापन|प्रायोजित|होम|मेन्यू|खोजें|लॉग इन|साइन इन|सब्सक्राइब करें|सब्सक्राइब|न्यूज़लेटर|फॉलो करें|हमें फॉलो करें|पिछला|अगला|फेसबुक|ट्विटर|व्हाट्सएप|व्हाट्सऐप|टेलीग्राम|आगे पढ़ें|पूरी खबर पढ़ें',
  ur: 'شیئر کریں|شیئر|پرنٹ|پرنٹ کریں|محفوظ کریں|لنک کاپی کریں|تبصرے|تبصرہ|تبصرہ کریں|اپنا تبصرہ لکھیں|جواب دیں|اشتہار|اشتہارات|صفحہ اول|مینو|تلاش|لاگ ان|سائن ان|سبسکرائب کریں|نیوز لیٹر|ہمیں فالو کریں|فالو کریں|پچھلا|اگلا|فیس بک|ٹوئٹر|واٹس ایپ|ٹیلی گرام|مزید پڑھیں|مزید',
  zh: '分享|分享到|分享至|分享到微信|分享到微博|转发|轉發|打印|列印|收藏|复制链接|複製連結|评论|評論|留言|暂无评论|发表评论|發表評論|发表回复|發佈留言|取消回复|广告|廣告|赞助|贊助內容|跳到主要内容|跳至內容|返回顶部|回到頂部|首页|首頁|菜单|选单|搜索|搜尋|登录|登入|注册|註冊|订阅|訂閱|订阅我们|关注我们|關注我們|追蹤我們|上一篇|下一篇|微信|微博|脸书|推特|阅读全文|閱讀全文|查看更多|更多|责任编辑',
  ja: 'シェア|シェアする|ツイート|ツイートする|ポスト|ポストする|印刷|印刷する|保存|保存する|リンクをコピー|urlをコピー|コメント|コメントする|コメントを残す|コメントを書く|コメントを送信|返信をキャンセル|名前|メール|広告|pr|スポンサー|コンテンツへスキップ|本文へ|トップへ戻る|ページの先頭へ|ホーム|メニュー|検索|ログイン|会員登録|新規登録|購読|購読する|登録する|メルマガ|メールマガジン|ニュースレター|フォロー|フォローする|フォローしてください|前の記事|次の記事|前へ|次へ|フェイスブック|ライン|line|はてなブックマーク|続きを読む|もっと見る|全文を読む|有料会員限定|有料記事|会員限定|会員限定記事|無料記事',
  tr: 'paylaş|paylaşın|bu haberi paylaş|facebook’ta paylaş|x’te paylaş|whatsapp’ta paylaş|yazdır|kaydet|bağlantıyı kopyala|linki kopyala|yorumlar|yorum|yorum yap|yorum yaz|yorum yok|bir yanıt yazın|bir cevap yazın|yanıtı iptal et|yorum gönder|ad *|e-posta *|yorum *|reklam|reklamlar|sponsorlu|sponsorlu içerik|içeriğe geç|içeriğe atla|yukarı çık|ana sayfa|anasayfa|menü|ara|giriş yap|üye ol|kayıt ol|abone ol|abone olun|bülten|e-bülten|takip et|bizi takip edin|bizi takip et|önceki|sonraki|önceki haber|sonraki haber|gizlilik politikası|çerez politikası|devamını oku|haberin devamı|haberin devamı için tıklayın',
};

/** Labels over a list of other stories: what is listed under them is left out too. */
const relatedByLanguage: Readonly<Record<string, string>> = {
  en: 'related|related article|related story|related video|related articles|related stories|related topics|related news|related posts|related content|related reading|related coverage|read more|read also|also read|see also|more|more stories|more news|more from this section|more on this story|more on this topic|you may also like|you might also like|recommended|recommended for you|recommended stories|most read|most popular|most viewed|trending|trending now|trending stories|latest news|latest stories|top stories|editor’s picks|editors’ picks|don’t miss|in case you missed it|up next|from our partners|around the web|tags|topics',
  es: 'relacionado|relacionados|noticias relacionadas|artículos relacionados|te puede interesar|también te puede interesar|le puede interesar|lee también|lea también|leer también|leer más|lee más|más noticias|más información|lo más leído|lo más visto|últimas noticias|recomendados|etiquetas|temas',
  fr: 'à lire aussi|lire aussi|à lire également|sur le même sujet|sur le même thème|articles liés|articles similaires|vous aimerez aussi|les plus lus|le plus lu|à découvrir|dernières actualités|recommandé pour vous|en savoir plus|étiquettes|thèmes|sujets associés',
  de: 'lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|ähnliche artikel|verwandte artikel|weitere artikel|weitere themen|meistgelesen|meistgelesene artikel|mehr lesen|mehr|schlagwörter|themen',
  pt: 'leia também|leia mais|veja também|ver também|saiba mais|relacionadas|notícias relacionadas|artigos relacionados|mais lidas|mais lidos|últimas notícias|recomendados|você pode gostar|mais notícias|tags|tópicos',
  it: 'leggi anche|leggi di più|leggi altro|vedi anche|articoli correlati|potrebbe interessarti|ti potrebbe interessare|potrebbe interessarti anche|i più letti|più letti|ultime notizie|consigliati|argomenti|altre notizie',
  ru: 'читайте также|смотрите также|читать также|по теме|материалы по теме|похожие статьи|похожие материалы|другие новости|последние новости|самое читаемое|популярное|рекомендуем|ещё по теме|теги|темы',
  ar: 'اقرأ أيضا|اقرأ أيضاً|اقرأ أيضًا|إقرأ أيضا|اقرأ المزيد|شاهد أيضا|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار|قد يعجبك أيضا|قد يهمك|كلمات مفتاحية|وسوم',
  hi: 'यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|संबंधित खबरें|संबंधित ख़बरें|सबसे ज्यादा पढ़ी गई|ताजा खबरें|ताज़ा खबरें|आपको यह भी पसंद आ सकता है|टैग|टैग्स',
  ur: 'یہ بھی پڑھیں|مزید خبریں|متعلقہ خبریں|متعلقہ مضامین|سب سے زیادہ پڑھی جانے والی|تازہ ترین|تازہ ترین خبریں|ٹیگز',
  zh: '相关阅读|相關閱讀|相关新闻|相關新聞|相关文章|相關文章|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门文章|熱門文章|热门新闻|最新新闻|最新消息|猜你喜欢|你可能也喜欢|标签|標籤|关键词',
  ja: '関連記事|関連ニュース|関連リンク|あわせて読みたい|こちらもおすすめ|おすすめ記事|おすすめ|人気記事|人気の記事|アクセスランキング|ランキング|最新記事|最新ニュース|新着記事|タグ|キーワード',
  tr: 'ilgili haberler|ilgili haber|ilgili yazılar|bunlar da ilginizi çekebilir|ilginizi çekebilir|ayrıca okuyun|ayrıca oku|bunu da okuyun|daha fazla|daha fazla haber|en çok okunanlar|en çok okunan|son haberler|son dakika haberleri|etiketler',
};

const labels = wordsOf(byLanguage);
const relatedLabels = wordsOf(relatedByLanguage);

/** Whether a line only labels a part of the site: "Advertisement", "Skip to content", "Read more". */
export function isSiteLabelWord(line: string): boolean {
  if (line.length > 80) return false;
  const plain = plainLabel(line);
  return labels.has(plain) || relatedLabels.has(plain) || isRowOfLabels(plain);
}

/** "Share Comment Save": buttons whose words ran together in a line. */
function isRowOfLabels(plain: string): boolean {
  const words = plain.split(' ');
  return words.length >= 3 && words.length <= 5 && words.every((word) => labels.has(word));
}

/** Whether a line stands over links to other stories: "Related", "Lire aussi", "関連記事". */
export function isRelatedLabel(line: string): boolean {
  return line.length <= 80 && relatedLabels.has(plainLabel(line));
}

function wordsOf(table: Readonly<Record<string, string>>): ReadonlySet<string> {
  return new Set(Object.values(table).flatMap((words) => words.split('|').map(plainLabel)));
}

/** Lower case, without icons before or marks after; the dotless i of Turkish is taken as i. */
function plainLabel(line: string): string {
  return line
    .replace(/İ/g, 'i')
    .toLowerCase()
    .replace(/ı/g, 'i')
    .replace(/['`]/g, '’')
    .replace(/^[^\p{L}\p{N}©]+/u, '')
    .replace(/[\s.!:：。！…›»→>↓▾▼,]+$/u, '');
}
