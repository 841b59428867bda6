package dev.lepton.assess.dependency;

import dev.lepton.assess.config.ConfigReader;
import dev.lepton.assess.config.Format;
import dev.lepton.assess.config.Setting;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.reference.text.Texts;
import dev.lepton.assess.source.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads a build file's settings, as far as it goes. */
final class SettingsReader {
  private SettingsReader() {}

  static List<Setting> read(InputFile file, Format format, HitSink sink) {
    return Texts.read(file, sink).map(text -> read(file, format, text, sink)).orElse(List.of());
  }

  private static List<Setting> read(InputFile file, Format format, String text, HitSink sink) {
    SourceFile source =
        new SourceFile(Path.of(file.name()), file.path(), Optional.empty(), file.size());
    var config = ConfigReader.read(source, format, text);
    config.problems().forEach(problem -> sink.unread(file.uri(), problem));
    return config.settings();
  }
}
