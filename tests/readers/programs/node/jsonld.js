// jsonld.js in safe mode, which refuses what would be dropped.
import jsonld from "jsonld";
import { load } from "./context.js";
import { each } from "./each.js";

const documentLoader = async (url) => load(url);

each(async (text) => ({
  quads: await jsonld.toRDF(JSON.parse(text), {
    format: "application/n-quads",
    safe: true,
    documentLoader,
  }),
}));
