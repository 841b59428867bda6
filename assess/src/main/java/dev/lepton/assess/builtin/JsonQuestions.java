package dev.lepton.assess.builtin;

import dev.lepton.assess.evaluate.Fields;
import dev.lepton.assess.evaluate.Hit;
import dev.lepton.assess.evaluate.HitSink;
import dev.lepton.assess.evaluate.Location;
import dev.lepton.assess.evaluate.Query;
import dev.lepton.assess.input.InputFile;
import dev.lepton.assess.input.Once;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SaxonApiUncheckedException;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;

/** What stands in JSON files, asked by XPath over a tree of their keys. */
final class JsonQuestions implements FileReader {
  private final boolean hasQuestions;
  private final Once<Compiled> compiled;

  /** An engine and its expressions, made when the first JSON file is read. */
  private record Compiled(XmlEngine engine, List<XmlQuestion> questions) {
    static Compiled of(List<Query> queries) {
      XmlEngine engine = new XmlEngine();
      List<XmlQuestion> questions = new ArrayList<>();
      for (Query query : queries) {
        try {
          String xpath = Fields.text(query.fields(), "xpath").orElseThrow();
          questions.add(new XmlQuestion(query.id(), engine.compile(xpath, Map.of())));
        } catch (SaxonApiException e) {
          throw new IllegalStateException("an xpath is checked before it is asked", e);
        }
      }
      return new Compiled(engine, questions);
    }
  }

  JsonQuestions(List<Query> queries) {
    this.hasQuestions = !queries.isEmpty();
    this.compiled = new Once<>(() -> Compiled.of(queries));
  }

  @Override
  public void read(InputFile file, Bytes bytes, HitSink sink) throws IOException {
    if (!hasQuestions || !file.extension().equals("json") || file.size() == 0) {
      return;
    }
    if (bytes.isLarge()) {
      sink.unread(file.uri(), "is too large to be parsed as JSON");
      return;
    }
    String text = bytes.text().orElse("");
    try {
      BuildingContentHandler handler =
          compiled.get().engine().processor().newDocumentBuilder().newBuildingContentHandler();
      JsonTree tree = new JsonTree(handler);
      tree.read(text);
      for (XmlQuestion question : compiled.get().questions()) {
        answer(file, handler.getDocumentNode(), question, sink);
      }
    } catch (JacksonException | SAXException e) {
      sink.leftOut(file.uri(), "is not JSON: " + XmlQuestions.firstLine(e));
    } catch (SaxonApiException e) {
      sink.unread(file.uri(), "could not be analysed: " + XmlQuestions.firstLine(e));
    }
  }

  private static void answer(InputFile file, XdmNode document, XmlQuestion question, HitSink sink) {
    XPathSelector selector = question.xpath().load();
    try {
      selector.setContextItem(document);
      for (XdmItem item : selector) {
        if (item instanceof XdmNode node) {
          sink.hit(question.id(), Hit.at(file, Location.ofLine(line(node)), variables(node)));
        }
      }
    } catch (SaxonApiException | SaxonApiUncheckedException e) {
      sink.fail(question.id(), "the xpath cannot be evaluated: " + XmlQuestions.firstLine(e));
    }
  }

  private static int line(XdmNode node) {
    for (XdmNode at = node; at != null; at = at.getParent()) {
      String line = at.getAttributeValue(JsonTree.LINE);
      if (line != null) {
        return Integer.parseInt(line);
      }
    }
    return 1;
  }

  private static Map<String, Object> variables(XdmNode node) {
    String value = node.getStringValue();
    return Map.of("matchingJSON", value, "data", value);
  }
}
