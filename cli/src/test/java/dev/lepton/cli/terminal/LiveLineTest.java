package dev.lepton.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveLineTest {
  private final StringWriter err = new StringWriter();

  private LiveLine line(boolean animated) {
    return new LiveLine(
        new Terminal(
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(err, true),
            animated,
            false,
            false,
            Map.of()));
  }

  @Test
  void aTerminalsLineIsRedrawnInPlaceAndGoneAtTheEnd() {
    LiveLine line = line(true);
    line.show("one");
    line.show("two");
    line.end();
    assertThat(err.toString()).doesNotContain("\n").contains("one", "two").endsWith("\r\u001B[K");
  }

  @Test
  void elsewhereEachTextIsALineOfItsOwn() {
    LiveLine line = line(false);
    line.show("one");
    line.show("two");
    line.end();
    assertThat(err.toString().lines()).containsExactly("one", "two");
  }

  @Test
  void nothingIsDueAsSoonAsItHasBeenShown() {
    LiveLine line = line(false);
    line.show("one");
    assertThat(line.due()).isFalse();
  }
}
