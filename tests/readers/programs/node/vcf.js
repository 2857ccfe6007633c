// vcf, which reads jCards; of vCards it leaves all texts as they are escaped, of lists it makes a text.
import VCard from "vcf";
import { each } from "./each.js";

each((text) => {
  const card = VCard.fromJSON(JSON.parse(text));
  return {
    properties: Object.values(card.data)
      .flat()
      .map((property) => ({ name: property._field, value: property._data })),
  };
});
