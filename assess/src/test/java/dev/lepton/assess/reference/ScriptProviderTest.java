package dev.lepton.assess.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.assess.reference.script.ScriptLanguage;
import dev.lepton.assess.reference.script.ScriptProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptProviderTest {
  @TempDir Path folder;

  private CollectedHits ask(ScriptLanguage language, String name, String text, String pattern)
      throws IOException {
    Files.writeString(folder.resolve(name), text);
    return Inputs.ask(
        new ScriptProvider(language), "referenced", folder, Map.of("pattern", pattern));
  }

  @Test
  void aComponentIsFoundByItsImportedNameInCodeOnly() throws IOException {
    String text =
        """
        import { Text, Other as Renamed } from 'lib';
        // Text in a comment
        const label = 'Text';
        const view = <Text>Text</Text>;
        const alias = <Renamed/>;
        """;

    assertThat(ask(ScriptLanguage.NODEJS, "a.tsx", text, "Text").places(0))
        .containsExactly("a.tsx:1", "a.tsx:4");
  }

  @Test
  void anAliasIsNotTheNameItStandsFor() throws IOException {
    String text =
        """
        import { Other as Text } from 'lib';
        const view: Text = new Text();
        """;

    assertThat(ask(ScriptLanguage.NODEJS, "a.ts", text, "Text").places(0)).isEmpty();
    assertThat(ask(ScriptLanguage.NODEJS, "a.ts", text, "Other").places(0))
        .containsExactly("a.ts:1", "a.ts:2");
  }

  @Test
  void aMemberOfAnImportIsFoundByItsDottedName() throws IOException {
    String text =
        """
        import { ButtonVariant } from 'lib';
        const a = ButtonVariant.link;
        const b = other.link;
        """;

    assertThat(ask(ScriptLanguage.NODEJS, "a.ts", text, "ButtonVariant.link").places(0))
        .containsExactly("a.ts:2");
  }

  @Test
  void aGoPackageIsKnownByItsPathNotByItsName() throws IOException {
    String text =
        """
        package main

        import (
        	tlsx "crypto/tls"
        	"example.org/own/tls"
        )

        // tls.LoadX509KeyPair
        func main() {
        	tlsx.LoadX509KeyPair("a", "b")
        	tls.LoadX509KeyPair("a", "b")
        	s := "crypto/tls.LoadX509KeyPair"
        }

        func hidden(tlsx Own) {
        	tlsx.LoadX509KeyPair("a", "b")
        }
        """;

    assertThat(ask(ScriptLanguage.GO, "m.go", text, "crypto/tls.LoadX509KeyPair").places(0))
        .containsExactly("m.go:10");
    assertThat(ask(ScriptLanguage.GO, "m.go", text, "crypto/tls").places(0))
        .containsExactly("m.go:4");
  }

  @Test
  void aPythonNameIsResolvedThroughItsImport() throws IOException {
    String text =
        """
        import os.path as p
        from yaml import load as read
        # yaml.load
        read("x")
        load("x")
        p.join("yaml.load")
        """;

    assertThat(ask(ScriptLanguage.PYTHON, "m.py", text, "yaml\\.load").places(0))
        .containsExactly("m.py:2", "m.py:4");
    assertThat(ask(ScriptLanguage.PYTHON, "m.py", text, "os\\.path\\.join").places(0))
        .containsExactly("m.py:6");
  }

  @Test
  void aSharpNameMayComeFromAnyNamespaceInUse() throws IOException {
    String text =
        """
        using System.Web;
        class A {
          // HttpContext.Current
          void Run(string Server) {
            var c = HttpContext.Current;
            var s = "HttpContext.Current";
            Server.MapPath("x");
          }
        }
        """;

    assertThat(ask(ScriptLanguage.CSHARP, "A.cs", text, ".*\\.HttpContext\\.Current").places(0))
        .containsExactly("A.cs:5");
    assertThat(ask(ScriptLanguage.CSHARP, "A.cs", text, ".*\\.Server\\.MapPath").places(0))
        .isEmpty();
    assertThat(ask(ScriptLanguage.CSHARP, "A.cs", text, "System.Web").places(0))
        .containsExactly("A.cs:1");
  }

  @Test
  void aBrokenFileIsReadAsFarAsItGoes() throws IOException {
    String text = "import { Text } from 'lib';\nconst a = <Text; ((\nText;\n";

    assertThat(ask(ScriptLanguage.NODEJS, "a.tsx", text, "Text").places(0)).contains("a.tsx:1");
  }
}
