package dev.lepton.pipeline.report;

import java.util.List;
import java.util.Optional;

/** One part of the report. Implementations are stateless. */
interface Section {
  /** Stable; the anchor. */
  String id();

  String title();

  /** Empty while there is nothing to show. */
  Optional<Markup> body(ReportInput input);

  /** What of it a person should know first. */
  default List<Notice> notices(ReportInput input) {
    return List.of();
  }
}
