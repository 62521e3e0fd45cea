/** Whole lines that ask to subscribe or log in for the rest of the story, in all languages known. */
const paywalls: readonly RegExp[] = [
  /^(?:please )?(?:subscribe|sign up|sign in|log in|register)(?: (?:now|today|here|free|or \p{L}+(?: \p{L}+)?))* to (?:read|continue|keep|unlock|access|get|see|view)\b.{0,90}$/iu,
  /^to (?:continue|keep|go on|read) (?:reading|on|more|the (?:full|rest|whole))\b.{0,40}\b(?:subscribe|sign up|sign in|log in|register)\b.{0,60}$/iu,
  /^(?:you have|you['’]ve) (?:reached|read|used) (?:your|all|the)\b.{0,40}\b(?:free|monthly)\b.{0,20}\b(?:articles?|stories|limit)\b.{0,40}$/iu,
  /^(?:continue|keep) reading(?: (?:with|below|for|on|after)\b.{0,60})?[.!:…]?$|^(?:unlock|get) (?:unlimited|full) (?:digital )?access\b.{0,80}$/iu,
  /^(?:suscríbe(?:te|se)|suscríbase|regístrate|regístrese|inicia sesión|inicie sesión)(?: .{0,30})? (?:para|y) (?:seguir|sigue|siga|continuar|continúa|leer|lee|acceder|desbloquear)(?!\p{L}).{0,60}$/iu,
  /^(?:este|esta) (?:contenido|artículo|noticia|historia) es (?:exclusiv[oa]|solo|sólo) (?:para|de) (?:nuestros )?suscriptores.{0,30}$|^(?:sigue|siga|continúa) leyendo(?: .{0,30})?[.!:…]?$/iu,
  /^(?:abonnez-vous|inscrivez-vous|connectez-vous|identifiez-vous)(?: .{0,30})? pour (?:lire|continuer|poursuivre|accéder|débloquer).{0,60}$/iu,
  /^(?:la suite|cet article|ce contenu) est (?:réservée?|exclusi\p{L}+)(?: (?:aux|à nos))? abonnés.{0,40}$|^il vous reste .{0,20}% de cet article.{0,60}$/iu,
  /^(?:jetzt |hier |bitte )?(?:abonnieren|anmelden|registrieren|einloggen|testen)(?: sie(?: sich)?)?(?: .{0,20})? (?:und|um)(?: .{0,20})? (?:weiter ?lesen|weiterzulesen|zu lesen).{0,40}$|^weiterlesen (?:mit|nach|nur|im)(?!\p{L}).{0,50}$/iu,
  /^(?:dieser|der) (?:artikel|text|inhalt) ist (?:nur |exklusiv )*für (?:unsere )?(?:abonnent\p{L}*|plus-\p{L}+).{0,40}$/iu,
  /^(?:assine|inscreva-se|faça login|cadastre-se)(?: .{0,30})? (?:para|e) (?:continuar|continue|ler|leia|acessar|ter acesso)(?!\p{L}).{0,60}$/iu,
  /^(?:este|esta) (?:conteúdo|matéria|artigo|reportagem) é (?:exclusiv[oa] |só )?(?:para|de) (?:nossos )?assinantes.{0,40}$|^continue lendo(?: .{0,30})?[.!:…]?$/iu,
  /^(?:abbonati|iscriviti|accedi|registrati)(?: .{0,30})? (?:per|e) (?:continuare|continua|leggere|leggi|sbloccare|proseguire)(?!\p{L}).{0,60}$|^(?:questo|il) (?:contenuto|articolo) è riservato agli abbonati.{0,40}$/iu,
  /^(?:подпишитесь|оформите подписку|войдите|зарегистрируйтесь),? .{0,20}чтобы (?:читать|продолжить|прочитать|дочитать)(?!\p{L}).{0,60}$|^(?:материал|статья|текст) доступ\p{L}+ (?:только )?(?:по подписке|подписчикам).{0,40}$/iu,
  /^(?:اشترك|اشتركوا|سجل|سجلوا)(?: الآن)? (?:لقراءة|لمتابعة|لمواصلة).{0,50}$/u,
  /^(?:आगे|पूरा|पूरी) .{0,30}पढ़ने के लिए .{0,40}(?:सब्सक्राइब|लॉग ?इन|साइन ?इन) करें[।.!]?$|^(?:مزید|مکمل) .{0,30}پڑھنے کے لیے .{0,40}(?:سبسکرائب|لاگ ان) کریں[۔.!]?$/u,
  /^(?:请|請|立即)?(?:订阅|訂閱|登录|登入|註冊|注册)(?:后|後|以|即可|继续|繼續){1,2}(?:阅读|閱讀|查看).{0,20}$|^続きを読む(?:には.{0,30})?[。.…]?$/u,
  /^(?:devamını okumak|okumaya devam etmek|haberin tamamını okumak) için .{0,60}(?:abone ol|üye ol|giriş yap)\p{L}*[.!]?$/iu,
];

/** Whether a whole line asks readers to subscribe or log in for the rest of the story. */
export function isPaywallLine(line: string): boolean {
  return paywalls.some((pattern) => pattern.test(line));
}
