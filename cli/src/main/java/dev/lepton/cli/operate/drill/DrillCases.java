package dev.lepton.cli.operate.drill;

import dev.lepton.deploy.care.ReleaseChange;
import dev.lepton.deploy.care.ReleaseSight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The failures. */
final class DrillCases {
  private static final Pattern CONTAINER = Pattern.compile("[0-9a-f]{64}");
  private static final long SMALL_MEBIBYTES = 128;
  private static final String EATS_MEBIBYTES = "160";

  private DrillCases() {}

  static List<DrillCase> all() {
    List<DrillCase> cases = new ArrayList<>();
    releases(cases);
    surroundings(cases);
    return List.copyOf(cases);
  }

  private static void releases(List<DrillCase> cases) {
    cases.add(
        new DrillCase(
            "bad-image",
            "a release whose image (local: whose program) is not there",
            false,
            world ->
                world
                    .release()
                    .replace(
                        ReleaseChange.NONE.withImage(
                            world.podman()
                                ? "localhost/lepton-drill-missing:1"
                                : "/nonexistent/lepton-drill-missing"))));
    cases.add(
        new DrillCase(
            "crash-at-start",
            "a release whose program ends at once with exit code 3",
            false,
            world -> replace(world, Map.of("EXIT", "3"))));
    cases.add(
        new DrillCase(
            "failing-probe",
            "a release that runs and answers 500 at its health path",
            false,
            world -> replace(world, Map.of("READY_STATUS", "500"))));
    cases.add(
        new DrillCase(
            "out-of-memory",
            "a release that takes 160 MiB under a limit of 128 MiB (local: of the Java runtime)",
            false,
            world ->
                world
                    .release()
                    .replace(
                        ReleaseChange.NONE
                            .withMemory(SMALL_MEBIBYTES)
                            .withEnvironment(Map.of("EAT_MIB", EATS_MEBIBYTES)))));
    cases.add(
        new DrillCase(
            "quota-exceeded",
            "a release that asks a pool of the drill's own for more than its quota; there is no"
                + " Kubernetes here",
            true,
            world -> world.release().deploy(2048)));
    cases.add(
        new DrillCase(
            "unschedulable",
            "a release that asks for more than the first node of a pool of the drill's own has;"
                + " there is no Kubernetes here",
            true,
            world -> world.release().deploy(600)));
  }

  private static void replace(DrillWorld world, Map<String, String> environment) {
    world.release().replace(ReleaseChange.NONE.withEnvironment(environment));
  }

  private static void surroundings(List<DrillCase> cases) {
    cases.add(
        new DrillCase(
            "database-down",
            "the PostgreSQL server is stopped",
            false,
            world -> world.database().stop()));
    cases.add(
        new DrillCase(
            "database-lost",
            "the PostgreSQL server is killed and cannot be started; a standby follows it",
            false,
            new DrillCase.Course(
                "database-down",
                world -> world.database().addStandby(),
                world -> world.database().lose())));
    cases.add(
        new DrillCase(
            "database-slow",
            "a session locks a table and then sits idle in its transaction",
            false,
            world -> world.database().lockTable()));
    cases.add(
        new DrillCase(
            "certificate-expired",
            "the release shows a certificate that has expired; where it is kept, it was renewed",
            false,
            world -> {
              world.keys().expire();
              world.release().restart();
              world.keys().renew();
            }));
    cases.add(
        new DrillCase(
            "disk-full",
            "a file system of 8 MiB in memory is filled to its last byte",
            false,
            world -> world.disk().fill()));
    cases.add(
        new DrillCase(
            "dependency-unreachable",
            "the port of another service is closed; a second address of it answers",
            false,
            world -> world.payments().silence()));
    cases.add(
        new DrillCase(
            "node-lost",
            "the pod with its monitors (local: the process) is killed from outside; one machine"
                + " cannot lose a node",
            true,
            DrillCases::kill));
  }

  private static void kill(DrillWorld world) {
    ReleaseSight sight = world.release().look().orElseThrow();
    if (world.podman()) {
      killPod(sight.handle());
    } else {
      Matcher pid = Pattern.compile("\\[(\\d+)\\]").matcher(sight.handle());
      if (pid.find()) {
        ProcessHandle.of(Long.parseLong(pid.group(1))).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** The monitors first: they would start again what they see end. */
  private static void killPod(String handle) {
    Matcher ids = CONTAINER.matcher(handle);
    ids.find();
    String pod = ids.group();
    Programs.Result containers =
        Programs.run(List.of("podman", "ps", "--no-trunc", "-q", "--filter", "pod=" + pod));
    List<String> monitors = new ArrayList<>();
    List<String> programs = new ArrayList<>();
    for (String id : containers.output().lines().toList()) {
      String[] words =
          Programs.run(
                  List.of(
                      "podman", "inspect", "--format", "{{.State.ConmonPid}} {{.State.Pid}}", id))
              .output()
              .trim()
              .split(" ");
      monitors.add(words[0]);
      programs.add(words[words.length - 1]);
    }
    monitors.addAll(programs);
    monitors.stream()
        .filter(pid -> pid.matches("[1-9][0-9]*"))
        .forEach(
            pid -> ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly));
  }
}
