package dev.lepton.assess.builtin;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.s9api.ExtensionFunction;
import net.sf.saxon.s9api.ItemType;
import net.sf.saxon.s9api.OccurrenceIndicator;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.SequenceType;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmValue;

/** {@code matches(value, expression)} in RE2's language: true when any of the values matches. */
final class MatchesFunction implements ExtensionFunction {
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

  @Override
  public QName getName() {
    return new QName(XmlEngine.FUNCTIONS, "matches");
  }

  @Override
  public SequenceType getResultType() {
    return SequenceType.makeSequenceType(ItemType.BOOLEAN, OccurrenceIndicator.ONE);
  }

  @Override
  public SequenceType[] getArgumentTypes() {
    SequenceType any =
        SequenceType.makeSequenceType(ItemType.ANY_ITEM, OccurrenceIndicator.ZERO_OR_MORE);
    return new SequenceType[] {any, any};
  }

  @Override
  public XdmValue call(XdmValue[] arguments) throws SaxonApiException {
    String written = arguments[1].size() == 0 ? "" : arguments[1].itemAt(0).getStringValue();
    Pattern pattern;
    try {
      pattern = patterns.computeIfAbsent(written, Pattern::compile);
    } catch (PatternSyntaxException e) {
      throw new SaxonApiException("is no regular expression: " + e.getMessage(), e);
    }
    for (XdmItem item : arguments[0]) {
      if (pattern.matcher(item.getStringValue()).find()) {
        return new XdmAtomicValue(true);
      }
    }
    return new XdmAtomicValue(false);
  }
}
