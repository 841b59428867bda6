package dev.lepton.deploy.internal;

import dev.lepton.deploy.gateway.GatewayProcess;
import dev.lepton.model.Phase;
import dev.lepton.model.deployment.Deployment;
import dev.lepton.model.deployment.Deployment.Component;
import dev.lepton.model.event.Event;
import dev.lepton.model.event.EventSink;
import dev.lepton.model.migration.GatewaySpec;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.secret.SecretResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every target is made from. */
public record TargetContext(
    Migration migration, Path workspace, SecretResolver secrets, EventSink events) {

  /**
   * The remote control of this migration's gateway, whether it runs or not; empty when the
   * migration has none.
   */
  public Optional<GatewayProcess> gateway() {
    return migration
        .target()
        .gateway()
        .map(address -> new GatewayProcess(workspace.resolve("gateway"), address));
  }

  /** Tells the auditor. */
  public void audit(String action, String object) {
    events.emit(new Event.Audited(Phase.DEPLOY, action, object));
  }

  /** The document of the phase, the gateway included. */
  public Deployment deployment(String target, ReleaseRecord release, List<Component> parts) {
    List<Component> components = new ArrayList<>(parts);
    Optional<String> gatewayUrl = migration.target().gateway().map(GatewaySpec::url);
    String pid = gateway().flatMap(GatewayProcess::pid).map(String::valueOf).orElse("");
    gatewayUrl.ifPresent(url -> components.add(new Component("gateway", "gateway", pid, url)));
    return new Deployment(
        target,
        release.image(),
        release.revision(),
        release.url(),
        gatewayUrl,
        migration.application().url(),
        List.copyOf(components),
        release.inputHash());
  }
}
