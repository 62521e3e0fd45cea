import { abbreviations } from './words.ts';

/** Single letters ("د. أحمد") need no list: in a script without capitals they always lead. */
export const arabic = abbreviations({
  leading: 'أ.د د.م ق.م',
  saying: 'قال قالت سأل سألت أضاف أضافت تساءل تساءلت أجاب أجابت هتف صاح',
});

/** Latin initials are spelled out before their stops: "اے۔ حمید". */
export const urdu = abbreviations({
  leading: 'اے بی سی ڈی ای ایف ایچ جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس زیڈ',
  saying: 'کہا پوچھا بولے بولا بولی بتایا',
});
