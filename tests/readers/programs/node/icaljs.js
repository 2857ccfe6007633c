// Thunderbird's parser of vCards and jCards.
import ICAL from "ical.js";
import { each } from "./each.js";

const [form] = process.argv.slice(2);

each((text) => {
  const card = form === "jcard" ? JSON.parse(text) : ICAL.parse(text);
  const component = new ICAL.Component(Array.isArray(card[0]) ? card[0] : card);
  return {
    properties: component.getAllProperties().map((property) => ({
      name: property.name,
      params: property.toJSON()[1],
      value: property.isMultiValue ? property.getValues() : property.getFirstValue(),
    })),
  };
});
