import { abbreviations } from './words.ts';

/** Latin initials are spelled out before their stops: "बी. आर. अंबेडकर". */
export const hindi = abbreviations({
  leading: `डॉ डा श्री श्रीमती सुश्री प्रो पं स्व कु मो मौ ले कर्नल कै जन इंजी एड एडवो रु नं सं पृ ई.पू
    ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू डब्लू एक्स वाई जेड जेड`,
  saying: 'कहा पूछा बोले बोला बोली बताया जोड़ा',
});
