package dev.lepton.pipeline.report;

import dev.lepton.model.acceptance.AcceptanceReport.SecurityCheck;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The security checks: those that failed in view, those that passed behind a summary. */
final class SecuritySection implements Section {
  private static final List<String> WORST_FIRST = List.of("high", "medium", "low", "info");

  @Override
  public String id() {
    return "security";
  }

  @Override
  public String title() {
    return "Security checks";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    List<SecurityCheck> checks = checks(input);
    return checks.isEmpty() ? Optional.empty() : Optional.of(render(checks));
  }

  private static List<SecurityCheck> checks(ReportInput input) {
    return input.acceptance().stream().flatMap(a -> a.security().stream()).toList();
  }

  private static List<SecurityCheck> failed(List<SecurityCheck> checks) {
    return checks.stream()
        .filter(check -> !check.passed())
        .sorted(Comparator.comparingInt(SecuritySection::rank))
        .toList();
  }

  private static int rank(SecurityCheck check) {
    int place = WORST_FIRST.indexOf(check.severity());
    return place < 0 ? WORST_FIRST.size() : place;
  }

  private static Markup render(List<SecurityCheck> checks) {
    List<SecurityCheck> failed = failed(checks);
    List<SecurityCheck> passed = checks.stream().filter(SecurityCheck::passed).toList();
    HtmlTable open =
        new HtmlTable("Failed, worst first", "check~", "severity", "where~", "what to do~");
    failed.forEach(c -> open.row(c.title(), severity(c), c.where(), c.fix()));
    HtmlTable fine = new HtmlTable("Passed", "check~", "severity", "where~");
    passed.forEach(c -> fine.row(c.title(), c.severity(), c.where()));
    Excerpt excerpt = Excerpt.of("checks").elsewhere("documents/accept.json");
    Markup rest =
        fine.isEmpty()
            ? Markup.EMPTY
            : Markup.folded(
                Figures.count(passed.size(), "check", "checks") + " passed",
                fine.excerpt(excerpt.inView(100)).render());
    return Markup.paragraph(
            passed.size()
                + " of "
                + Figures.count(checks.size(), "check", "checks")
                + " passed. Only a failure of high severity stops a migration.")
        .plus(open.excerpt(excerpt).render())
        .plus(rest);
  }

  private static Markup severity(SecurityCheck check) {
    Tone tone =
        check.blocks() ? Tone.BAD : check.severity().equals("medium") ? Tone.WARN : Tone.PLAIN;
    return tone.badge(check.severity());
  }

  @Override
  public List<Notice> notices(ReportInput input) {
    List<SecurityCheck> failed = failed(checks(input));
    if (failed.isEmpty()) {
      return List.of();
    }
    boolean blocks = failed.stream().anyMatch(SecurityCheck::blocks);
    String worst = failed.get(0).severity() + ": " + failed.get(0).title();
    return List.of(
        new Notice(
            blocks ? Tone.BAD : Tone.WARN,
            Figures.count(failed.size(), "security check", "security checks")
                + " failed; the worst is "
                + worst
                + ".",
            id()));
  }
}
