package dev.lepton.cli.analysis;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file with a regular expression a line; blank lines and those with a # in front are none. */
final class OpenSourceList {
  private OpenSourceList() {}

  /**
   * @throws LeptonException USAGE when it cannot be read, or a line is no regular expression
   */
  static List<Pattern> read(Path file) {
    List<Pattern> patterns = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          patterns.add(compile(line, file + ":" + (i + 1)));
        }
      }
    } catch (IOException e) {
      throw new LeptonException(
          ErrorCode.USAGE,
          "the list of open-source dependencies cannot be read: " + e.getMessage(),
          file.toString(),
          "name a text file with one regular expression a line",
          e);
    }
    return List.copyOf(patterns);
  }

  private static Pattern compile(String line, String where) {
    try {
      return Pattern.compile(line);
    } catch (PatternSyntaxException e) {
      throw new LeptonException(
          ErrorCode.USAGE,
          line + " is no regular expression: " + e.getDescription(),
          where,
          "quote special characters with a backslash",
          e);
    }
  }
}
