package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UsageSamplesTest {
  private static final Path FILE = Path.of("usage.csv");

  /** To write the file anew: run with -Dusage.write=true. */
  @Test
  void theFileIsExactlyWhatTheFormulaGives() throws IOException {
    if (Boolean.getBoolean("usage.write")) {
      Files.writeString(FILE, UsageSamples.csv());
    }
    assertEquals(UsageSamples.csv(), Files.readString(FILE).replace("\r\n", "\n"));
  }
}
