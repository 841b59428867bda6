package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.AcceptanceReport;
import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.transfer.TransferDocument;
import dev.lepton.pipeline.journal.FinishedPhase;
import dev.lepton.pipeline.journal.RecordedEvent;
import dev.lepton.pipeline.journal.RunRecord;
import java.util.List;
import java.util.Optional;

/**
 * Everything the report shows. A document is empty while its phase has not finished.
 *
 * @param phases finished ones, in the order in which they finished
 * @param events the journal, oldest first
 * @param auditIntact whether the journal's hash chain holds
 * @param proof figures measured by clients outside the pipeline, where there were any
 */
public record ReportInput(
    Migration migration,
    Optional<Assessment> assessment,
    Optional<Plan> plan,
    Optional<Bundle> bundle,
    Optional<TransferDocument> transfer,
    Optional<Deployment> deployment,
    Optional<AcceptanceReport> acceptance,
    Optional<CutoverReport> cutover,
    Optional<WatchReport> watch,
    List<FinishedPhase> phases,
    List<RunRecord> runs,
    List<RecordedEvent> events,
    boolean auditIntact,
    Optional<ClientProof> proof) {}
