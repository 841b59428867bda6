package dev.lepton.prometheus;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads an answer without keeping it: all series at once may be gigabytes. Confined to one thread.
 */
final class SeriesReader {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** What is wrong with an answer that is none the less one, and what could be asked better. */
  private static final Set<String> REMARKS = Set.of("warnings", "infos");

  private final Consumer<TimeSeries> take;
  private final Consumer<String> remarked;
  private final Map<String, String> said = new LinkedHashMap<>();

  SeriesReader(Consumer<TimeSeries> take, Consumer<String> remarked) {
    this.take = take;
    this.remarked = remarked;
  }

  /** What the answer says beside its series: {@code status}, {@code error}, … */
  Map<String, String> read(InputStream body) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.PROPERTY_NAME) {
          property(parser, parser.currentName());
        }
      }
    }
    return said;
  }

  private void property(JsonParser parser, String name) {
    JsonToken value = parser.nextToken();
    if (value.isScalarValue()) {
      said.put(name, parser.getString());
    } else if (value == JsonToken.START_ARRAY && REMARKS.contains(name)) {
      while (parser.nextToken() == JsonToken.VALUE_STRING) {
        remarked.accept(parser.getString());
      }
    } else if (value == JsonToken.START_ARRAY && !name.equals("result")) {
      parser.skipChildren();
    } else if (value == JsonToken.START_ARRAY) {
      while (parser.nextToken() == JsonToken.START_OBJECT) {
        take.accept(series(parser));
      }
    }
  }

  private static TimeSeries series(JsonParser parser) {
    Map<String, String> labels = new LinkedHashMap<>();
    TimeSeries series = new TimeSeries(labels);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "metric" -> labels(parser, labels);
        case "value" -> sample(parser, series);
        case "values" -> {
          while (parser.nextToken() == JsonToken.START_ARRAY) {
            sample(parser, series);
          }
        }
        default -> parser.skipChildren();
      }
    }
    return series;
  }

  private static void labels(JsonParser parser, Map<String, String> into) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      into.put(name, parser.getString());
    }
  }

  /** A pair of a time and a text; the parser stands at its beginning, and afterwards at its end. */
  private static void sample(JsonParser parser, TimeSeries into) {
    parser.nextToken();
    double second = parser.getDoubleValue();
    parser.nextToken();
    into.add(second, number(parser.getString()));
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      parser.skipChildren();
    }
  }

  private static double number(String text) {
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
