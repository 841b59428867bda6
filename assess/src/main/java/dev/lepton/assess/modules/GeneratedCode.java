package dev.lepton.assess.modules;

import dev.lepton.assess.reference.source.SourceUses;
import java.util.regex.Pattern;

/** Tells what programs write: migrations, stubs, declarations. Stateless. */
final class GeneratedCode {
  private static final Pattern PATH =
      Pattern.compile(
          "(?:^|/)(?:migrations/\\d[^/]*\\.(?:py|ts|js|php)|db/migrate/[^/]*|versions/[0-9a-f]{6,}_[^/]*\\.py"
              + "|Migrations/[^/]*\\.cs|database/migrations/[^/]*)$"
              + "|_pb2(?:_grpc)?\\.py$|\\.pb\\.go$|\\.(?:Designer|g)\\.cs$|\\.d\\.[cm]?ts$"
              + "|\\.generated\\.\\w+$");
  private static final Pattern REMARK = Pattern.compile("\\s*(?:#|//|/\\*|\\*|<\\?php).*");

  private GeneratedCode() {}

  static boolean is(String path, String text) {
    return PATH.matcher(path).find()
        || text.lines()
            .limit(12)
            .takeWhile(line -> line.isBlank() || REMARK.matcher(line).matches())
            .anyMatch(SourceUses::saysGenerated);
  }
}
