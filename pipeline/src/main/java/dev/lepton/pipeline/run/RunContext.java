package dev.lepton.pipeline.run;

import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.secret.SecretResolver;
import dev.lepton.pipeline.journal.Journal;
import dev.lepton.pipeline.workspace.Documents;
import dev.lepton.pipeline.workspace.Workspace;

/**
 * What every phase of a run shares.
 *
 * @param events the journal and whatever else listens
 */
public record RunContext(
    Migration migration,
    Workspace workspace,
    Journal journal,
    SecretResolver secrets,
    EventSink events,
    Gate gate) {
  public Documents documents() {
    return workspace.documents();
  }
}
