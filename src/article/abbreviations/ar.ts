import { abbreviations } from './words.ts';

/** Single letters ("د. أحمد") need no list: in a script without capitals they always lead. */
export const arabic = abbreviations({
  leading: 'أ.د د.م ق.م',
  saying: 'قال قالت سأل سألت أضاف أضافت تساءل تساءلت أجاب أجابت هتف صاح کہا پوچھا بولے بولا بولی بتایا',
});
