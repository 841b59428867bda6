package dev.lepton.assess.builtin;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.UnprefixedElementMatchingPolicy;
import net.sf.saxon.s9api.XPathCompiler;
import net.sf.saxon.s9api.XPathExecutable;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/** Parses XML without ever leaving the file, and compiles XPath as rules mean it. Thread-safe. */
final class XmlEngine {
  static final String FUNCTIONS = "https://lepton.dev/xpath";

  /** How the JDK's messages begin when one of its limits for XML is reached, in every language. */
  private static final String LIMIT_CODE = "JAXP0001";

  /** A function's name outside of texts: rules write expressions of RE2, which XPath's are not. */
  private static final Pattern MATCHES =
      Pattern.compile("(\"[^\"]*\"|'[^']*')|(?<![\\w:.-])matches(?=\\s*\\()");

  private static final Pattern UNDECLARED =
      Pattern.compile("(\"[^\"]*\"|'[^']*')|(?<![\\w.:-])([A-Za-z_][\\w.-]*):(?=[A-Za-z_*])");

  private final Processor processor = new Processor(false);

  XmlEngine() {
    processor.registerExtensionFunction(new MatchesFunction());
  }

  XPathExecutable compile(String xpath, Map<String, String> namespaces) throws SaxonApiException {
    XPathCompiler compiler = processor.newXPathCompiler();
    compiler.setBackwardsCompatible(true);
    // A name without a prefix means the element whatever its namespace: nobody writes prefixes
    // for the one namespace of a pom.
    compiler.setUnprefixedElementMatchingPolicy(UnprefixedElementMatchingPolicy.ANY_NAMESPACE);
    namespaces.forEach(compiler::declareNamespace);
    compiler.declareNamespace("lepton", FUNCTIONS);
    return compiler.compile(withOwnMatches(withAnyPrefix(xpath, namespaces)));
  }

  private static String withOwnMatches(String xpath) {
    return MATCHES
        .matcher(xpath)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) != null ? found.group(1) : "lepton:matches"));
  }

  /** A prefix that the rule does not declare stands for any namespace. */
  private static String withAnyPrefix(String xpath, Map<String, String> namespaces) {
    return UNDECLARED
        .matcher(xpath)
        .replaceAll(
            found -> {
              String prefix = found.group(2);
              boolean keep =
                  found.group(1) != null
                      || namespaces.containsKey(prefix)
                      || prefix.equals("xml")
                      || prefix.equals("fn")
                      || isAxis(xpath, found.end());
              return Matcher.quoteReplacement(keep ? found.group() : "*:");
            });
  }

  private static boolean isAxis(String xpath, int end) {
    return end < xpath.length() && xpath.charAt(end) == ':';
  }

  /**
   * A document.
   *
   * @param outside names of entities that stand for other files, which are not followed
   */
  record Parsed(XdmNode node, Set<String> outside) {}

  /**
   * Parses a document, with lines.
   *
   * @throws SaxonApiException when it is not well-formed, or blows up
   */
  Parsed parse(byte[] bytes) throws SaxonApiException {
    DocumentBuilder builder = processor.newDocumentBuilder();
    builder.setLineNumbering(true);
    int start = 0;
    while (start < bytes.length && Character.isWhitespace(bytes[start])) {
      start++;
    }
    InputSource input =
        new InputSource(new ByteArrayInputStream(bytes, start, bytes.length - start));
    Set<String> outside = new TreeSet<>();
    XMLFilterImpl watched =
        new XMLFilterImpl(reader()) {
          @Override
          public void skippedEntity(String name) throws SAXException {
            outside.add(name);
            super.skippedEntity(name);
          }
        };
    // Else Saxon prints what is wrong.
    watched.setErrorHandler(new DefaultHandler());
    return new Parsed(builder.build(new SAXSource(watched, input)), outside);
  }

  /** Whether a document was refused because its entities would make it too large. */
  static boolean isBomb(SaxonApiException failure) {
    return String.valueOf(failure.getMessage()).contains(LIMIT_CODE);
  }

  Processor processor() {
    return processor;
  }

  private static XMLReader reader() {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newSAXParser().getXMLReader();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("the JDK's own parser knows these features", e);
    }
  }
}
