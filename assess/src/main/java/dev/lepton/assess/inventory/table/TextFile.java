package dev.lepton.assess.inventory.table;

import dev.lepton.model.error.ErrorCode;
import dev.lepton.model.error.LeptonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text whose encoding nobody told: its byte order mark decides, then whether it is UTF-8; what is
 * neither is read as Windows-1252, as Excel writes it in the West.
 *
 * @param guessed whether it is not UTF-8, so that letters beyond ASCII may be wrong
 */
public record TextFile(Path path, Charset charset, int mark, boolean guessed) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * @throws LeptonException CONFIG_UNREADABLE when the file cannot be read
   */
  public static TextFile of(Path path) {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(3);
      if (starts(start, 0xEF, 0xBB, 0xBF)) {
        return new TextFile(path, StandardCharsets.UTF_8, 3, !isUtf8(path));
      }
      if (starts(start, 0xFF, 0xFE)) {
        return new TextFile(path, StandardCharsets.UTF_16LE, 2, false);
      }
      if (starts(start, 0xFE, 0xFF)) {
        return new TextFile(path, StandardCharsets.UTF_16BE, 2, false);
      }
      boolean utf8 = isUtf8(path);
      return new TextFile(path, utf8 ? StandardCharsets.UTF_8 : WINDOWS, 0, !utf8);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  /** The text from its first character, behind the mark. The caller closes it. */
  public BufferedReader open() throws IOException {
    InputStream in = Files.newInputStream(path);
    in.skipNBytes(mark);
    return new BufferedReader(new InputStreamReader(in, charset), 1 << 16);
  }

  static LeptonException unreadable(Path path, IOException e) {
    String why = Files.exists(path) ? String.valueOf(e.getMessage()) : "there is no such file";
    return new LeptonException(
        ErrorCode.CONFIG_UNREADABLE,
        "the file cannot be read: " + why,
        path.toString(),
        "check the path and its rights",
        e);
  }

  private static boolean starts(byte[] start, int... mark) {
    if (start.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(Path path) throws IOException {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    try (var reader = new InputStreamReader(Files.newInputStream(path), decoder)) {
      char[] buffer = new char[1 << 16];
      while (reader.read(buffer) >= 0) {
        continue;
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
