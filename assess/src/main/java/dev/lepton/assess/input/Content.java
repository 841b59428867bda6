package dev.lepton.assess.input;

import java.io.IOException;
import java.io.InputStream;

/** Opens a file's bytes anew at each call. Implementations are thread-safe. */
@FunctionalInterface
interface Content {
  InputStream open() throws IOException;
}
