package dev.lepton.transform.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lepton.transform.internal.source.TextFile;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlDocumentTest {
  private static XmlDocument read(String text) {
    return new XmlDocument(new TextFile("a.xml", text, StandardCharsets.UTF_8));
  }

  @Test
  void whatIsInCommentsAndSectionsIsNoElement() {
    XmlDocument document =
        read("<?xml version=\"1.0\"?><!-- <b/> --><a><![CDATA[<c/>]]><d x='1>2'/></a>");

    assertThat(document.elements()).extracting(XmlElement::name).containsExactly("a", "d");
    assertThat(document.elements().get(1).attribute("x").orElseThrow().text()).isEqualTo("1>2");
  }

  @Test
  void anElementKnowsItsPlaceAndItsNeighbours() {
    String text = "<p:a>\r\n\t<b>x</b>\r\n</p:a>\r\n";
    XmlDocument document = read(text);
    XmlElement inner = document.named("b").get(0);

    assertThat(text.substring(inner.start(), inner.end())).isEqualTo("<b>x</b>");
    assertThat(inner.parent().orElseThrow().name()).isEqualTo("a");
    assertThat(document.text(inner)).isEqualTo("x");
  }
}
