const nouns =
  'Frau|Stadt|Nacht|Hand|Tür|Wand|Bank|Kuh|Maus|Mark|Million|Person|Tochter|Mutter|Schwester|Feder|Mauer|Leiter|Nummer|Zahl|Tat|Kraft|Nuss|Gans|Burg|Insel|Regel|Tafel|Schüssel|Gabel|Bibel|Axt|Faust|Braut|Uhrzeit|Zeit|Antwort|Fahrt|Schlacht|Wahl|Bahn|Form|Kur|Spur|Schnur|Figur';
const masculineOrNeuter =
  'Junge|Name|Käse|Auge|Ende|Gebäude|Erbe|Buchstabe|Hase|Löwe|Affe|Bote|Kollege|Neffe|Kunde|Zeuge|Matrose|Rabe|Gedanke|Interesse|Knabe|Riese|Bursche|Gemälde|Gebirge|Getreide|Gewebe|Geselle|Ochse|Drache|Schütze|Sklave|Soldate|Wille|Friede|Glaube|Haufe|See';
const byList = new RegExp(`(?:^|\\p{Ll})(?:${nouns.toLowerCase()})$`, 'u');
const exceptions = new RegExp(`(?:^|\\p{Ll})(?:${masculineOrNeuter.toLowerCase()})$`, 'u');

/** Whether a German noun in the singular is known as feminine: by a list, also as the end of a compound, or by its ending. */
export function isFeminine(noun: string): boolean {
  const small = noun.toLowerCase();
  if (exceptions.test(small)) return false;
  return byList.test(small) || /(?:e|ung|heit|keit|schaft|tät|tion|sion|erin)$/.test(small);
}
