package dev.lepton.model.secret;

import java.util.Arrays;

/**
 * A resolved secret. It never prints, and its buffer can be wiped. Not thread-safe while being
 * wiped.
 */
public final class Secret implements AutoCloseable {
  private final char[] value;

  public Secret(String value) {
    this.value = value.toCharArray();
  }

  /** The clear text; hand it straight to the driver that needs it. */
  public String reveal() {
    return new String(value);
  }

  @Override
  public void close() {
    Arrays.fill(value, '\0');
  }

  @Override
  public String toString() {
    return "***";
  }
}
