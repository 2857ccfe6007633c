// vcard4-ts, a parser of vCard 4.0 that reports what is not to its liking.
import { parseVCards } from "vcard4-ts";
import { each } from "./each.js";

const COMPONENTS = {
  N: ["familyNames", "givenNames", "additionalNames", "honorificPrefixes", "honorificSuffixes"],
  ADR: ["postOfficeBox", "extendedAddress", "streetAddress", "locality", "region", "postalCode", "countryName"],
};

each((text) => {
  const { vCards, nags } = parseVCards(text);
  const [card] = vCards ?? [];
  const errors = [...(nags ?? []), ...(card?.nags ?? [])].filter((nag) => nag.isError);
  if (!card || errors.length) {
    return { refused: JSON.stringify(errors) };
  }
  const { x: extensions, nags: _, hasErrors: __, didNotParse: ___, unparseable: ____, ...known } = card;
  const properties = [];
  for (const [name, found] of Object.entries({ ...extensions, ...known })) {
    for (const { value } of [found].flat()) {
      const parts = COMPONENTS[name]?.map((key) => value[key] ?? "");
      properties.push({ name: name.replaceAll("_", "-"), value: parts ?? value });
    }
  }
  return { properties };
});
