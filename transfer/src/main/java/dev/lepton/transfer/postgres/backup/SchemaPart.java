package dev.lepton.transfer.postgres.backup;

import dev.lepton.transfer.postgres.catalog.SequenceInfo;
import dev.lepton.transfer.postgres.schema.SchemaStep;
import java.util.List;

/** What a backup holds beside rows. */
record SchemaPart(List<SchemaStep> steps, List<SequenceInfo> sequences) {
  static final String FILE = "schema.bin";
  static final String NAME = "schema";
}
