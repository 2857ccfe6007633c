// vcard4, a strict parser of vCard 4.0: what RFC 6350, 6474 and 6715 do not know it refuses.
import { parse } from "vcard4";
import { each } from "./each.js";

each((text) => {
  const [card] = [parse(text)].flat();
  return {
    properties: card.parsedVcard.map(({ property: name, value }) => {
      const structured = value !== null && typeof value === "object" && !Array.isArray(value);
      return { name, value: structured ? Object.values(value) : value };
    }),
  };
});
