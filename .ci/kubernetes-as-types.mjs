// Writes the documents of a Kubernetes manifest as TypeScript, each of the type that it says it is:
// the compiler then finds what is missing, what nobody knows, and what is of another kind.
//
// usage: node kubernetes-as-types.mjs <MANIFEST.yaml >FILE.ts
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const documents = parseAllDocuments(readFileSync(0, "utf8"), { strict: true, version: "1.1" });
if (documents.length === 0) {
  throw new Error("the manifest has no documents");
}
documents.forEach((document, index) => {
  if (document.errors.length > 0) {
    throw document.errors[0];
  }
  const { apiVersion, kind } = document.toJS();
  console.log(`import type { I${kind} as Kind${index} } from "kubernetes-models/${apiVersion}/${kind}";`);
  console.log(`export const document${index}: Kind${index} = ${JSON.stringify(document, null, 2)};`);
});
