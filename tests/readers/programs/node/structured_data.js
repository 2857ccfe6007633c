// structured-data-testing-tool: is there a Person of schema.org in the page?
import tool from "structured-data-testing-tool";
import { each } from "./each.js";

each(async (html) => {
  const result = await tool.structuredDataTest(html, { schemas: ["ProfilePage"] }).catch((error) => error.res);
  if (!result || result.failed.length) {
    return { refused: JSON.stringify(result?.failed ?? "no result") };
  }
  return { json: Object.values(result.structuredData.jsonld).flat() };
});
