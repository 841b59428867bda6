package dev.lepton.pipeline.report;

import dev.lepton.model.deployment.Deployment;
import java.util.Optional;

/** The new release as it stands beside the old one. */
final class ReleaseSection implements Section {
  @Override
  public String id() {
    return "release";
  }

  @Override
  public String title() {
    return "The new release";
  }

  @Override
  public Optional<Markup> body(ReportInput input) {
    return input.deployment().map(ReleaseSection::render);
  }

  private static Markup render(Deployment deployment) {
    Facts facts =
        new Facts()
            .add("Release", deployment.release() + ", revision " + deployment.revision())
            .add("Target", deployment.target())
            .add("Answers at", Markup.code(deployment.url()));
    deployment.gatewayUrl().ifPresent(url -> facts.add("Users reach it at", Markup.code(url)));
    deployment.oldUrl().ifPresent(url -> facts.add("Old release at", Markup.code(url)));
    HtmlTable parts = new HtmlTable("Parts", "name", "kind", "handle", "address");
    deployment.components().forEach(c -> parts.row(c.name(), c.kind(), c.handle(), c.address()));
    return facts.render().plus(parts.excerpt(Excerpt.of("parts")).render());
  }
}
