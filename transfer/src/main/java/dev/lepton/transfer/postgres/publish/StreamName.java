package dev.lepton.transfer.postgres.publish;

import dev.lepton.transfer.MoverSettings;
import java.util.Locale;

/** The name that the replication slot and the publication of a move share. */
public final class StreamName {
  private static final int LONGEST = 56;

  private StreamName() {}

  /**
   * Lower-case letters, digits and underscores, short enough for a suffix; different moves get
   * different names.
   */
  public static String of(MoverSettings settings) {
    String plain = "lepton_" + settings.migration() + "_" + settings.spec().name();
    String name = plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    if (name.length() <= LONGEST) {
      return name;
    }
    // Cut names are told apart by a digest of the whole.
    String digest = Integer.toHexString(plain.hashCode());
    return name.substring(0, LONGEST - digest.length() - 1) + "_" + digest;
  }
}
