package dev.lepton.assess.input;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;

/** Why a file cannot be read, in words. Stateless. */
public final class Unreadable {
  private Unreadable() {}

  /** Java says no more than the path of a file whose permissions forbid it. */
  public static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException) {
      return "cannot be read: its permissions do not let this user";
    }
    if (failure instanceof FileSystemException file) {
      return "cannot be read: "
          + Optional.ofNullable(file.getReason()).orElse(failure.getClass().getSimpleName());
    }
    return "cannot be read: " + failure.getMessage();
  }
}
