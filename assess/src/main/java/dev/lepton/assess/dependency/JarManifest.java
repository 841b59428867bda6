package dev.lepton.assess.dependency;

import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** What stands in the manifest of a jar. Stateless. */
public final class JarManifest {
  private JarManifest() {}

  /** The main attributes; none if it is no manifest, which is told. */
  public static Attributes read(InputFile file, HitSink sink) {
    String text = Texts.read(file, sink).orElse("");
    try {
      return new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
          .getMainAttributes();
    } catch (IOException e) {
      sink.leftOut(file.uri(), "is no manifest: " + e.getMessage());
      return new Attributes();
    }
  }
}
