// web-auto-extractor: structured data of a web page.
import extractor from "web-auto-extractor";
import { each } from "./each.js";

each((html) => {
  const { jsonld } = extractor.default().parse(html);
  return { json: Object.values(jsonld).flat() };
});
