package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.input.InputFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.XdmNodeKind;

/** Nodes that an XPath selected, as hits. */
final class XmlHits {
  /** A whole document as a variable helps nobody. */
  private static final int LONGEST = 10_000;

  private XmlHits() {}

  /** Empty for what is no place: numbers, texts, truth values. */
  static Optional<Hit> of(InputFile file, XmlText text, XdmItem item) {
    if (!(item instanceof XdmNode node)) {
      return Optional.empty();
    }
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("matchingXML", cut(inner(node)));
    variables.put("innerText", cut(node.getStringValue()));
    variables.put("data", data(node));
    return Optional.of(
        Hit.at(file, text.tag(node.getLineNumber(), node.getColumnNumber()), variables));
  }

  private static String inner(XdmNode node) {
    if (node.getNodeKind() != XdmNodeKind.ELEMENT) {
      return node.getStringValue();
    }
    StringBuilder text = new StringBuilder();
    for (XdmNode child : node.children()) {
      text.append(child);
      if (text.length() > LONGEST) {
        break;
      }
    }
    return text.toString();
  }

  private static String data(XdmNode node) {
    QName name = node.getNodeName();
    return node.getNodeKind() == XdmNodeKind.ELEMENT && name != null
        ? name.getLocalName()
        : cut(node.getStringValue());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
  }
}
