package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficShare;
import dev.lepton.deploy.TrafficStats;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.deploy.internal.process.DetachedProcess;
import dev.lepton.deploy.internal.process.Environment;
import dev.lepton.deploy.internal.process.Ports;
import dev.lepton.deploy.internal.process.ProcessSpec;
import dev.lepton.deploy.internal.process.Wait;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.GatewaySpec;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The gateway as its own process, and the remote control of it. Thread-safe. */
public final class GatewayProcess implements TrafficSwitch, TrafficShare {
  private static final String NAME = "gateway";
  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GRACE = Gateway.DRAIN.plusSeconds(3);

  private final Path directory;
  private final GatewaySpec address;
  private final AdminClient admin;

  /**
   * @param directory the gateway's own folder: route, log, pid file, remote control
   * @param address where users reach it
   */
  public GatewayProcess(Path directory, GatewaySpec address) {
    this.directory = directory.toAbsolutePath();
    this.address = address;
    this.admin = new AdminClient(this.directory);
  }

  /** Whether our gateway, and not another program, runs. */
  public boolean running() {
    return process().isPresent();
  }

  private Optional<DetachedProcess> process() {
    return DetachedProcess.find(directory, NAME);
  }

  /** The process id of the running gateway. */
  public Optional<Long> pid() {
    return process().map(DetachedProcess::pid);
  }

  @Override
  public synchronized void start(String oldUrl) {
    Optional<DetachedProcess> running = process();
    if (running.isEmpty() && !Ports.free(address.host(), address.port())) {
      throw Ports.takenError(address.host(), address.port(), "the gateway", "target.gateway");
    }
    DetachedProcess process = running.orElseGet(() -> launch(oldUrl));
    boolean up = Wait.until(START_TIMEOUT, () -> admin.answers() || !process.alive());
    if (!up || !process.alive()) {
      throw new LeptonException(
          ErrorCode.ROLLOUT_FAILED,
          "The gateway does not start." + process.log().block(20),
          directory.toString(),
          "Read its log above; `target.gateway` in migration.yaml must be an address of this machine that is free.");
    }
    announceTo("/old", oldUrl);
  }

  private DetachedProcess launch(String oldUrl) {
    AdminAddress.delete(directory);
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        List.of(
            Environment.java().toString(),
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "-cp",
            classPath,
            GatewayMain.class.getName(),
            directory.toString(),
            address.host(),
            Integer.toString(address.port()),
            oldUrl);
    return DetachedProcess.start(new ProcessSpec(NAME, command, Map.of(), directory, directory));
  }

  @Override
  public void announce(String newUrl) {
    announceTo("/new", newUrl);
  }

  private void announceTo(String command, String url) {
    expect(admin.post(command + "?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8)));
  }

  @Override
  public Route route() {
    return RouteState.load(directory).map(RouteState::route).orElse(Route.OLD);
  }

  /**
   * Where users are led now; known even while the gateway is down, empty before its first start.
   */
  public Optional<String> leadsTo() {
    return RouteState.load(directory).flatMap(RouteState::url);
  }

  @Override
  public Hold hold(Duration lease) {
    AdminClient.Answer answer = admin.post("/hold?lease=" + lease.toMillis(), lease);
    if (answer.status() == 408) {
      throw new LeptonException(
          ErrorCode.TIMED_OUT,
          "Requests were still in flight after "
              + lease.toMillis()
              + " ms; users go on on the release they had.",
          address.url(),
          "Try again at a quieter time, find the long-running requests, or allow more with cutover.maxPause.");
    }
    return new HeldTraffic(admin, address, expect(answer).getString("id"));
  }

  @Override
  public void limit(int most, Duration lease) {
    expect(admin.post("/limit?most=" + most + "&lease=" + lease.toMillis()));
  }

  @Override
  public void share(int percent, Shared which, Duration lease) {
    share(percent, which, lease, "");
  }

  private void share(int percent, Shared which, Duration lease, String more) {
    expect(
        admin.post(
            "/share?percent=" + percent + "&which=" + which + "&lease=" + lease.toMillis() + more));
  }

  /**
   * Shares users with a later release, which no route names; it is {@link Route#NEXT}.
   *
   * @throws LeptonException NOT_SUPPORTED if the gateway that runs knows nothing of later releases
   */
  public TrafficShare towards(String laterUrl) {
    // One that was started by an earlier version would lead users to the old release instead.
    if (!next(Window.SLICE).containsKey(Route.NEXT)) {
      throw new LeptonException(
          ErrorCode.NOT_SUPPORTED,
          "the gateway that runs was started by an earlier version and cannot share users with a later release",
          address.url(),
          "use --strategy rolling, or stop the gateway's process and deploy again, which starts it anew");
    }
    String more = "&later=" + URLEncoder.encode(laterUrl, StandardCharsets.UTF_8);
    return new TrafficShare() {
      @Override
      public void share(int percent, Shared which, Duration lease) {
        GatewayProcess.this.share(percent, which, lease, more);
      }

      @Override
      public Map<Route, SideStats> next(Window window) {
        return GatewayProcess.this.next(window);
      }
    };
  }

  @Override
  public Map<Route, SideStats> next(Window window) {
    JsonObject sides = expect(admin.post("/sides?window=" + window));
    Map<Route, SideStats> measured = new EnumMap<>(Route.class);
    for (Route route : Route.values()) {
      // A gateway that was started by an earlier version knows fewer.
      JsonObject side = sides.getJsonObject(route.name());
      if (side == null) {
        continue;
      }
      measured.put(
          route,
          new SideStats(
              side.getLong("requests"), side.getLong("failures"), side.getDouble("p95Millis")));
    }
    return measured;
  }

  @Override
  public TrafficStats stats() {
    JsonObject json = expect(admin.get("/stats"));
    return new TrafficStats(
        json.getLong("requests"),
        json.getLong("failures"),
        json.getDouble("p50Millis"),
        json.getDouble("p95Millis"),
        json.getDouble("p99Millis"),
        json.getDouble("maxMillis"),
        json.getLong("inFlight"),
        json.getLong("held"));
  }

  @Override
  public void resetStats() {
    expect(admin.post("/stats/reset"));
  }

  /**
   * Stops the gateway once what is in flight is answered, for which it has ten seconds; what comes
   * meanwhile finds no gateway. Its address is free afterwards, its route stays known. Without
   * effect when it does not run.
   */
  public void stop() {
    process().ifPresent(process -> process.stop(GRACE));
    AdminAddress.delete(directory);
  }

  private static JsonObject expect(AdminClient.Answer answer) {
    if (!answer.ok()) {
      throw new LeptonException(
          ErrorCode.ROLLOUT_FAILED,
          "The gateway refuses: " + answer.error(),
          "gateway",
          "Its log is gateway.log in the workspace's gateway folder.");
    }
    return answer.body();
  }
}
