// The JSON-LD parser of Comunica and of rdf-parse.
import { JsonLdParser } from "jsonld-streaming-parser";
import { load } from "./context.js";
import { each } from "./each.js";
import { streamed } from "./quads.js";

// A stream may only be read key by key where @context and @type stand first, as they do.
const documentLoader = { load: async (url) => load(url).document };

each((text) => streamed(new JsonLdParser({ documentLoader, strictValues: true }), text));
