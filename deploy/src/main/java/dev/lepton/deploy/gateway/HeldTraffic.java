package dev.lepton.deploy.gateway;

import dev.lepton.deploy.Route;
import dev.lepton.deploy.TrafficSwitch;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import dev.lepton.model.migration.GatewaySpec;
import io.vertx.core.json.JsonObject;

/** A hold of the running gateway. */
final class HeldTraffic implements TrafficSwitch.Hold {
  private static final int GONE = 410;

  private final AdminClient admin;
  private final GatewaySpec address;
  private final String id;
  private boolean ended;
  private long held;
  private double millis;

  HeldTraffic(AdminClient admin, GatewaySpec address, String id) {
    this.admin = admin;
    this.address = address;
    this.id = id;
  }

  @Override
  public void switchTo(Route route) {
    AdminClient.Answer answer = admin.post("/switch?id=" + id + "&route=" + route);
    if (answer.status() == GONE) {
      ended = true;
      throw new LeptonException(
          ErrorCode.TIMED_OUT,
          "The lease ended before the switch: users went on on the release they had.",
          address.url(),
          "Run the command again; allow more time with cutover.maxPause.");
    }
    if (!answer.ok()) {
      throw new LeptonException(
          ErrorCode.ROLLOUT_FAILED,
          "The gateway did not switch: " + answer.error(),
          address.url(),
          "Run the deploy phase again, then the cut-over.");
    }
    end(answer.body());
  }

  @Override
  public long held() {
    refresh();
    return held;
  }

  @Override
  public double millis() {
    refresh();
    return millis;
  }

  private void refresh() {
    if (!ended) {
      JsonObject now = admin.get("/stats").body();
      held = now.getLong("held", held);
      millis = now.getDouble("heldMillis", millis);
    }
  }

  @Override
  public void close() {
    if (ended) {
      return;
    }
    AdminClient.Answer answer = admin.post("/release?id=" + id);
    if (answer.ok()) {
      end(answer.body());
    }
    ended = true;
  }

  private void end(JsonObject outcome) {
    ended = true;
    held = outcome.getLong("held");
    millis = outcome.getDouble("millis");
  }
}
