package dev.lepton.assess.builtin;

import com.google.re2j.Pattern;
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
import java.util.Optional;
import java.util.Set;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XPathSelector;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmNode;

/** What stands in XML: every document is parsed once for all expressions. */
final class XmlQuestions implements FileReader {
  private static final Set<String> EXTENSIONS = Set.of("xml", "xhtml");

  private record PublicId(int id, Pattern pattern) {}

  private final boolean hasQuestions;
  private final Once<Compiled> compiled;
  private final List<PublicId> publicIds = new ArrayList<>();

  /** An engine and its expressions, made when the first XML file is read. */
  private record Compiled(XmlEngine engine, List<XmlQuestion> questions) {
    static Compiled of(List<Query> queries) {
      XmlEngine engine = new XmlEngine();
      List<XmlQuestion> questions = new ArrayList<>();
      for (Query query : queries) {
        try {
          questions.add(
              new XmlQuestion(
                  query.id(),
                  engine.compile(
                      Fields.text(query.fields(), "xpath").orElseThrow(),
                      XmlQuestion.namespaces(query.fields().get("namespaces")))));
        } catch (SaxonApiException e) {
          throw new IllegalStateException("an xpath is checked before it is asked", e);
        }
      }
      return new Compiled(engine, questions);
    }
  }

  XmlQuestions(List<Query> xml, List<Query> publicId) {
    this.hasQuestions = !xml.isEmpty();
    this.compiled = new Once<>(() -> Compiled.of(xml));
    for (Query query : publicId) {
      String written = Fields.text(query.fields(), "regex").orElseThrow();
      publicIds.add(new PublicId(query.id(), com.google.re2j.Pattern.compile(written)));
    }
  }

  @Override
  public void read(InputFile file, Bytes bytes, HitSink sink) throws IOException {
    boolean asked = hasQuestions || !publicIds.isEmpty();
    if (!asked || !EXTENSIONS.contains(file.extension()) || file.size() == 0) {
      return;
    }
    if (bytes.isLarge()) {
      sink.unread(file.uri(), "is too large to be parsed as XML");
      return;
    }
    readPublicId(file, bytes, sink);
    if (!hasQuestions) {
      return;
    }
    XdmNode document;
    try {
      XmlEngine.Parsed parsed = compiled.get().engine().parse(bytes.all());
      document = parsed.node();
      tellOutside(file, parsed, sink);
    } catch (SaxonApiException e) {
      if (XmlEngine.isBomb(e)) {
        sink.unread(file.uri(), "is XML whose entities make it too large, and was refused");
        return;
      }
      sink.leftOut(file.uri(), "is not well-formed XML: " + firstLine(e));
      return;
    }
    XmlText text = new XmlText(bytes.text().orElse(""));
    for (XmlQuestion question : compiled.get().questions()) {
      answer(file, text, document, question, sink);
    }
  }

  /** No gap: what other files hold is theirs, and is read there when it is part of the input. */
  private static void tellOutside(InputFile file, XmlEngine.Parsed parsed, HitSink sink) {
    if (!parsed.outside().isEmpty()) {
      sink.leftOut(
          file.uri(),
          "names other files as entities, which are not followed: "
              + String.join(", ", parsed.outside()));
    }
  }

  private static void answer(
      InputFile file, XmlText text, XdmNode document, XmlQuestion question, HitSink sink) {
    XPathSelector selector = question.xpath().load();
    try {
      selector.setContextItem(document);
      for (XdmItem item : selector) {
        XmlHits.of(file, text, item).ifPresent(hit -> sink.hit(question.id(), hit));
      }
    } catch (SaxonApiException | net.sf.saxon.s9api.SaxonApiUncheckedException e) {
      sink.fail(question.id(), "the xpath cannot be evaluated: " + firstLine(e));
    }
  }

  private void readPublicId(InputFile file, Bytes bytes, HitSink sink) throws IOException {
    Optional<DocumentType> type =
        publicIds.isEmpty() ? Optional.empty() : bytes.text().flatMap(DocumentType::of);
    if (type.isEmpty()) {
      return;
    }
    String id = type.get().publicId();
    for (PublicId question : publicIds) {
      if (question.pattern().matcher(id).find()) {
        Map<String, Object> variables =
            Map.of("matchingXML", type.get().written(), "innerText", "", "data", id);
        sink.hit(question.id(), Hit.at(file, Location.ofLine(type.get().line()), variables));
      }
    }
  }

  static String firstLine(Exception failure) {
    String message = String.valueOf(failure.getMessage());
    return message.lines().findFirst().orElse("");
  }
}
