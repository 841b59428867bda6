package dev.lepton.operate.metrics;

import dev.lepton.model.Phase;
import dev.lepton.model.cutover.CutoverReport;
import dev.lepton.model.operation.WatchReport;
import dev.lepton.model.plan.Plan;
import dev.lepton.model.transfer.TransferReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The documents that metrics are made of. A missing document leaves its metrics out: no figure is
 * not the same as zero.
 *
 * @param phases how long each finished phase took
 * @param transfers one per database; empty before the transfer and for applications without
 *     database
 */
public record MetricsInput(
    Map<Phase, Duration> phases,
    Optional<Plan> plan,
    List<TransferReport> transfers,
    Optional<CutoverReport> cutover,
    Optional<WatchReport> watch) {}
