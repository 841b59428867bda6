package dev.lepton.pipeline.report;

import java.util.Optional;

/** One part of the report. Implementations are stateless. */
interface Section {
  /** Stable; the anchor. */
  String id();

  String title();

  /** HTML; empty while there is nothing to show. */
  Optional<String> body(ReportInput input);
}
