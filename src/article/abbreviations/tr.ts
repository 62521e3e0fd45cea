import { abbreviations } from './words.ts';

export const turkish = abbreviations({
  leading: `dr prof doç Av sn Sok mah Hz Org Gen Alb yrd öğr gör uzm müh mim bkz örn t.c yard çev haz yay ecz
    tğm ütğm yzb bnb tuğg tümg korg Dt Op s.s md müd krş yrb arş`,
  numbering: 'no s sf cilt md tel kat',
  either: 'vb vs vd ltd şti a.ş m.ö m.s yy cad apt blv inc co corp jr oca şub nis ağu eyl tel',
  starters: `bu o şu bunlar onlar biz siz ben sen bir her hiç ve ama ancak fakat çünkü oysa ise yani ayrıca daha
    sonra önce dün bugün yarın şimdi artık böyle böylece bunun buna bunu onun ona onu öte ne nasıl neden niçin
    kim nerede eğer hem ya veya da de için göre rağmen iki üç bazı birçok çok tüm bütün diğer başka yine hâlâ
    orada burada şimdiye yetkililer polis kimse hiçbir`,
});
