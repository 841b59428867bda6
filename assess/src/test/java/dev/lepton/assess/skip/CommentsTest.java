package dev.lepton.assess.skip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In each text, {@code X} stands where it is asked; {@code ¶} stands for a new line. */
class CommentsTest {
  private static boolean isComment(String file, String text) {
    String lines = text.replace('¶', '\n');
    int at = lines.indexOf('X');
    int line = 1 + (int) lines.substring(0, at).chars().filter(c -> c == '\n').count();
    return Comments.of(file, lines).cover(line, at - lines.lastIndexOf('\n', at));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A.java | int a; // X",
        "A.java | /* ¶ * X ¶ */ int b;",
        "a.go | s := \"//\" // X",
        "a.php | <?php # X",
        "a.py | a = 1  # X",
        "a.py | def f():¶    \"\"\"¶    X¶    \"\"\"",
        "a.rb | =begin¶X¶=end¶",
        "a.yaml | a: 'b' # X",
        "a.properties | # X",
        "php.ini | ; X",
        "web.config | <a/><!-- ¶ X ¶ --><b/>",
        "a.sql | SELECT 1; -- X",
        "start.bat | REM X",
        "Dockerfile.prod | # X",
        "crontab | # X"
      })
  void comments(String file, String text) {
    assertThat(isComment(file, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A.java | String a = \"// X\";",
        "A.java | char c = '\"'; int X; // \"",
        "A.java | String t = \"\"\"¶ // X ¶\"\"\";",
        "A.cs | var p = @\"C:\\\"; X(); // \"",
        "a.js | f(`// X`)",
        "a.php | #[Route('X')]",
        "a.php | $u = 'http://X';",
        "a.py | a = \"# X\"",
        "a.py | a = \"\"\"¶X¶\"\"\"",
        "a.rb | a = \"#{X}\"",
        "a.yaml | a: b#X",
        "a.yaml | don't: X # can't",
        "a.properties | a=b # X",
        "web.config | <!-- a --><add X='b'/>",
        "a.unknown | # X"
      })
  void everythingElse(String file, String text) {
    assertThat(isComment(file, text)).isFalse();
  }
}
