// A parser of RDF/XML.
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { each } from "./each.js";
import { streamed } from "./quads.js";

each((text) => streamed(new RdfXmlParser({ baseIRI: "" }), text));
