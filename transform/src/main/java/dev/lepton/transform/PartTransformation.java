package dev.lepton.transform;

import dev.lepton.model.assessment.Assessment;
import dev.lepton.model.bundle.Bundle;
import dev.lepton.model.migration.Migration;
import dev.lepton.model.plan.Demand;
import dev.lepton.transform.internal.container.BaseImages;
import dev.lepton.transform.internal.container.Dockerignore;
import dev.lepton.transform.internal.container.ImageRequest;
import dev.lepton.transform.internal.container.Role;
import dev.lepton.transform.internal.container.Service;
import dev.lepton.transform.internal.container.Stack;
import dev.lepton.transform.internal.container.image.Daemonless;
import dev.lepton.transform.internal.container.image.Recipe;
import dev.lepton.transform.internal.container.process.Crontab;
import dev.lepton.transform.internal.manifest.Traits;
import dev.lepton.transform.internal.manifest.Workload;
import dev.lepton.transform.internal.output.Staging;
import dev.lepton.transform.internal.source.SecretFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One part of an application on its way: its changed source, how it starts, and what its manifests
 * are made from.
 */
record PartTransformation(
    ChangedTree changed,
    Stack stack,
    Migration migration,
    Bundle.Launch launch,
    Workload workload) {

  /** An application that is one part, and answers requests. */
  static PartTransformation of(
      ChangedTree changed, Stack stack, Migration migration, Assessment assessment, Demand demand) {
    Bundle.Launch launch =
        LaunchPlanner.launch(migration, assessment.profile(), stack, changed.source());
    String version = migration.application().version();
    Workload.Identity identity =
        new Workload.Identity(
            migration.name(), migration.name(), version, migration.name() + ":" + version);
    Workload workload =
        new WorkloadPlanner(migration, assessment, changed).workload(identity, demand, launch);
    return new PartTransformation(changed, stack, migration, launch, workload);
  }

  /** The same for one of several services that were found in the tree. */
  PartTransformation as(Service service, Workload.Identity identity, Traits known) {
    int port = service.port().orElse(launch.port());
    boolean answers = service.role() == Role.WEB || service.role() == Role.STATIC;
    Workload own =
        new Workload(
            identity,
            answers ? workload.endpoint().map(endpoint -> endpoint.at(port)) : Optional.empty(),
            service.schedule(),
            workload.demand(),
            settings(service, port),
            secrets(service, identity),
            // An empty volume of its own would hide that it cannot have that of the other.
            workload.dataVolume()
                && !((known.once() || service.schedule().isPresent())
                    && workload.traits().ownState().isPresent()),
            workload.onlyOne().filter(why -> !changed.source().jobsApart()),
            workload.stickyReason(),
            workload.databasePorts(),
            called(service, known),
            new Traits(known.once(), workload.traits().ownState(), known.scaling(), known.flows())
                .askingCluster(workload.traits().asksCluster()));
    Bundle.Launch start =
        new Bundle.Launch(
            launch.command(), port, launch.portSetting(), launch.healthPath(), launch.settings());
    return new PartTransformation(changed, stack, migration, start, own);
  }

  /**
   * An application that is one part, and so does its jobs itself, even where a cluster could: then
   * it must have one copy.
   */
  PartTransformation doingJobsOf(Service service) {
    boolean jobs =
        service.environment().keySet().stream()
            .anyMatch(name -> name.endsWith("_CRON") || name.equals(Crontab.IN_PROCESS_JOBS));
    return jobs
        ? new PartTransformation(
            changed,
            stack,
            migration,
            launch,
            workload.onlyOnce(
                "Its jobs (cluster-crontab) run inside the process; two copies would run them"
                    + " twice."))
        : this;
  }

  /** The same with the files of another part of its folder. */
  PartTransformation sharingFilesOf(String part) {
    return new PartTransformation(changed, stack, migration, launch, workload.sharingFilesOf(part));
  }

  /** By what the files say, and by what was seen. */
  private static List<String> called(Service service, Traits known) {
    return Stream.concat(
            service.dependsOn().stream(),
            known.flows().stream()
                .filter(flow -> flow.outbound() && flow.part())
                .map(Traits.Flow::peer))
        .distinct()
        .toList();
  }

  private Map<String, String> settings(Service service, int port) {
    Map<String, String> settings = new TreeMap<>(service.environment());
    settings.putAll(workload.configuration());
    launch.portSetting().ifPresent(name -> settings.put(name, String.valueOf(port)));
    workload.secrets().forEach(secret -> settings.remove(secret.variable()));
    return settings;
  }

  private List<Workload.SecretVariable> secrets(Service service, Workload.Identity identity) {
    List<Workload.SecretVariable> secrets = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (Workload.SecretVariable secret : workload.secrets()) {
      String name = identity.name() + secret.secret().substring(workload.name().length());
      secrets.add(new Workload.SecretVariable(secret.variable(), name));
      known.add(secret.variable());
    }
    service.secrets().stream()
        .filter(variable -> !known.contains(variable))
        .forEach(
            variable ->
                secrets.add(new Workload.SecretVariable(variable, identity.name() + "-secrets")));
    return secrets;
  }

  RefactoredSource source() {
    return changed.source();
  }

  /**
   * Writes how the image is made, unless it is there already.
   *
   * @param dockerfile where it goes
   * @param ignoreFile where it is said what never belongs into the image
   * @param images which may be built upon
   * @return files written
   */
  int writeContainer(Staging staging, String dockerfile, String ignoreFile, BaseImages images)
      throws IOException {
    if (stack.readyImage().isPresent()) {
      return 0;
    }
    ImageRequest request = request(images);
    staging.write(dockerfile, "dockerfile", stack.dockerfile(request));
    staging.write(ignoreFile, "ignore", Dockerignore.text(SecretFiles.harmless(changed.tree())));
    Optional<String> improvement = stack.improvement(request);
    if (improvement.isPresent()) {
      staging.write(dockerfile + ".patch", "patch", improvement.get());
    }
    return improvement.isPresent() ? 3 : 2;
  }

  private ImageRequest request(BaseImages images) {
    return new ImageRequest(
        workload.name(),
        workload.version(),
        migration.transform().baseImage(),
        launch.port(),
        launch.healthPath(),
        images);
  }

  /**
   * Writes how the image is made without a container engine, where it can be.
   *
   * @param folder where the files go, with a slash at its end
   * @return files written
   */
  int writeDaemonless(Staging staging, String folder, BaseImages images) throws IOException {
    Map<String, String> files =
        stack.image() instanceof Recipe recipe
            ? Daemonless.of(recipe, request(images))
            : Map.<String, String>of();
    for (Map.Entry<String, String> file : files.entrySet()) {
      staging.write(folder + file.getKey(), "jib", file.getValue());
    }
    return files.size();
  }

  Bundle bundle(String sourceRoot, List<Bundle.GeneratedFile> files) {
    return new Bundle(
        workload.name(),
        workload.image(),
        sourceRoot,
        stack.build(),
        launch,
        source().patches().changes(),
        source().workItems(),
        files,
        migration.transform().baseImage().or(stack::usualBaseImage));
  }
}
