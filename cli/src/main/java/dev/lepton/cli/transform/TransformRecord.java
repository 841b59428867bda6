package dev.lepton.cli.transform;

import dev.lepton.model.bundle.ApplicationBundle;
import dev.lepton.pipeline.workspace.Documents;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** The document beside what was made, for tools. */
record TransformRecord(Path folder) {
  void save(ApplicationBundle bundle) {
    ObjectNode document =
        Documents.mapper().createObjectNode().put("schemaVersion", Documents.SCHEMA_VERSION);
    document.setAll((ObjectNode) Documents.mapper().valueToTree(bundle));
    Documents.writeAtomically(
        folder.toAbsolutePath().resolve("transform.json"),
        Documents.mapper().writeValueAsString(document) + "\n");
  }
}
